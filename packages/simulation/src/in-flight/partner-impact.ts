import type { PartnerData } from '@tierwright/facts';
import {
  type AnyItem,
  changeNotices,
  type LifecycleProgram,
  type Member,
  type MemberFacts,
  type People,
  type RunningItem,
  type StepFacts,
  TABLES,
} from '@tierwright/lifecycle';
import { TierOrder } from '../report/tier-order.ts';
import { changeSummary } from './change-summary.ts';
import { type ItemImpact, itemImpact } from './item-impact.ts';
import { type LetterTold, lettersOf, toldAheadOn } from './letters.ts';
import { type MemberImpact, memberImpact } from './member-impact.ts';
import { runningChanges, runningSentences } from './running-changes.ts';
import type { RunningImpact } from './running-impact.ts';

/** The candidate, the versions that items run under, by hash, and the day on which the candidate comes. */
export interface Coming {
  readonly candidate: LifecycleProgram;
  readonly versions: ReadonlyMap<string, LifecycleProgram>;
  /** `YYYY-MM-DD`: it comes as the day begins. */
  readonly day: string;
}

/** What runs of one partner, and what it looks at. */
export interface PartnerWork {
  /** Null: what nobody has. */
  readonly partner: string | null;
  readonly file: PartnerData | undefined;
  readonly member: Member | undefined;
  /** The membership that it is taken to have where none is given (SIM-F15). */
  readonly assumed?: Member | undefined;
  /** The membership apart. */
  readonly items: readonly RunningItem[];
  /** Whom notices go to. */
  readonly recipients: People;
  facts(item: AnyItem, program: LifecycleProgram): StepFacts;
}

const startOf = ({ candidate, day }: Coming) => candidate.baseCalendar.startOfDay(day);

function ownOf({ versions }: Coming, { kind, id, program }: AnyItem): LifecycleProgram {
  const own = versions.get(program);
  if (!own) throw new Error(`The version of ${kind} ${id} was to be checked`);
  return own;
}

/** SIM-F1, SIM-F6, SIM-F11: what runs of a partner under the candidate, and what it is told, all at once. */
export function partnerImpact(work: PartnerWork, coming: Coming): RunningImpact {
  const { partner, member, assumed, file, items } = work;
  const told = items.flatMap((item) => ofItem(work, item, coming));
  if (partner === null) return { items: told, members: [], letters: [] };
  const its = member ?? assumed;
  const isMoved = its !== undefined && its.state !== 'ended' && its.program !== coming.candidate.hash;
  const impact = isMoved ? ofMember(work, its, coming) : undefined;
  const ofChange = impact?.letters ?? (its ? [] : ofWork(work, partner, coming));
  const letters = [...ofChange, ...told.flatMap((one) => one.letters)];
  const title = file?.title ?? member?.title ?? partner;
  const isAssumed = its !== undefined && its === assumed;
  // What an assumed membership comes to is told by the partners of the base: here it says what they are told.
  return {
    items: told,
    members: impact && !isAssumed ? [impact] : [],
    letters: [{ partner, title, letters, ...(isAssumed ? { isAssumed } : {}) }],
  };
}

function ofItem(work: PartnerWork, item: RunningItem, coming: Coming): ItemImpact[] {
  const { candidate } = coming;
  const own = ownOf(coming, item);
  if (own.hash === candidate.hash) return [];
  const version = (program: LifecycleProgram) => ({ program, facts: work.facts(item, program) });
  return [itemImpact({ item, own: version(own), candidate: version(candidate), at: startOf(coming), people: work.recipients })];
}

/** What of its work goes on under the candidate, in sentences. */
function runningOf({ items }: PartnerWork, coming: Coming): readonly string[] {
  return runningSentences(
    items.flatMap((item) => {
      const own = ownOf(coming, item);
      return own.hash === coming.candidate.hash ? [] : runningChanges(own, coming.candidate, item);
    }),
  );
}

function ofMember(work: PartnerWork, member: Member, coming: Coming): MemberImpact {
  const { candidate, day } = coming;
  const own = ownOf(coming, member);
  const version = (program: LifecycleProgram) => ({ program, facts: work.facts(member, program) as MemberFacts });
  return memberImpact({
    ...{ member, own: version(own), candidate: version(candidate), at: startOf(coming), day },
    file: work.file ?? { id: member.id, loaded: {} },
    people: work.recipients,
    running: runningOf(work, coming),
    order: new TierOrder(own.program, candidate.program),
  });
}

/** A partner without a membership of which something runs is told of the version too. */
function ofWork(work: PartnerWork, partner: string, coming: Coming): readonly LetterTold[] {
  const { candidate, day } = coming;
  const [first] = work.items.filter(({ kind, state }) => !TABLES[kind].ends.includes(state));
  if (!first) return [];
  const sentences = runningOf(work, coming);
  const aheadOn = sentences.length === 0 ? undefined : toldAheadOn(candidate, day);
  const summary = [changeSummary(candidate), ...(aheadOn === undefined ? [] : sentences)].join(' ');
  const effects = changeNotices(candidate, [{ partner, summary, from: day }], startOf(coming), work.facts(first, candidate));
  return lettersOf(candidate, effects, aheadOn ?? day, work.recipients);
}
