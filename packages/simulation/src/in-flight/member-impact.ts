import { type Decision, decide } from '@tierwright/engine';
import type { PartnerData } from '@tierwright/facts';
import {
  asOfMember,
  type Kept,
  type LifecycleProgram,
  type Member,
  type People,
  type TrackStanding,
  UnusablePartner,
} from '@tierwright/lifecycle';
import type { TierOrder } from '../report/tier-order.ts';
import { changeSummary } from './change-summary.ts';
import { type LetterTold, lettersOf, toldAheadOn } from './letters.ts';
import { type MemberMoved, type MemberQuestion, memberMoved } from './member-moved.ts';
import { NotTold } from './not-told.ts';
import { type ReviewDue, reviewsDue } from './reviews.ts';
import { type Standing, standingChanges } from './standing-changes.ts';

/** A tier that a partner had before, and how it stands with it once the candidate has come. */
export interface TierHeld {
  track: string;
  group: string | null;
  before: string | null;
  after: string | null;
  /** A tier that the candidate would take, and what holds it until when (the first day outside); null: nothing has to. */
  held: { by: 'keep' | 'grace'; until: string } | null;
}

/** One membership under the candidate, on the day on which it comes. */
export interface MemberImpact {
  partner: string;
  title: string;
  /** Tracks, or groups of one, in which a tier is another one, or is held. */
  tiers: TierHeld[];
  /** What `transition.members` keeps for it from then on. */
  kept: Pick<Kept, 'row' | 'title' | 'keep' | 'until'> | null;
  /** Loses a tier at once: nothing holds it. */
  isDemoted: boolean;
  /** What changes for it, in sentences. */
  sentences: string[];
  letters: LetterTold[];
  reviews: ReviewDue[];
  /** Why it cannot be told; nothing else is, then. */
  unknown: string[];
}

/** A membership, what its partner's file says, and whom its notices go to. */
export interface MembershipQuestion extends MemberQuestion {
  readonly file: PartnerData;
  readonly people: People;
  /** Work of the partner that goes on under the candidate, in sentences. */
  readonly running: readonly string[];
  readonly order: TierOrder;
}

/** SIM-F6, SIM-F11: what the candidate does to a membership, and what its partner is told. */
export function memberImpact(question: MembershipQuestion): MemberImpact {
  const { member } = question;
  const named = { partner: member.id, title: member.title };
  const cannot = (why: readonly string[]): MemberImpact => ({
    ...named,
    ...{ tiers: [], kept: null, isDemoted: false, sentences: [], letters: [], reviews: [], unknown: [...why] },
  });
  try {
    const outcome = memberMoved(question);
    if (!outcome.ok) return cannot(outcome.problems.map(({ message }) => message));
    return toldOf(question, outcome.value);
  } catch (error) {
    if (error instanceof NotTold) return cannot([error.message]);
    if (error instanceof UnusablePartner) return cannot([`${error.message}.`]);
    throw error;
  }
}

function toldOf(question: MembershipQuestion, moved: MemberMoved): MemberImpact {
  const { candidate, own, day, order, people, running } = question;
  const { before, after, isDemoted } = moved;
  const standing = (program: LifecycleProgram, member: Member): Standing => ({
    program: program.program,
    member,
    decision: decisionOf(question, program, member),
  });
  const sentences = [...standingChanges(standing(own.program, before), standing(candidate.program, after)), ...running];
  const aheadOn = sentences.length === 0 ? undefined : toldAheadOn(candidate.program, day);
  const summary = aheadOn === undefined ? changeSummary(candidate.program) : [changeSummary(candidate.program), ...sentences].join(' ');
  const told = aheadOn === undefined ? moved : again(question, moved, summary);
  const ofChange = told.effects.filter((effect) => effect.do === 'notice' && effect.event === 'program.changed');
  const ofTiers = told.effects.filter((effect) => !ofChange.includes(effect));
  return {
    ...{ partner: after.id, title: after.title },
    tiers: tiersOf(before, after, order),
    kept: keptOf(before, after),
    ...{ isDemoted, sentences },
    letters: [...lettersOf(candidate.program, ofChange, aheadOn ?? day, people), ...lettersOf(candidate.program, ofTiers, day, people)],
    reviews: reviewsDue({ ...own, member: before }, { ...candidate, member: after }, day),
    unknown: [],
  };
}

/** The same with what is told ahead of the day. */
function again(question: MembershipQuestion, moved: MemberMoved, summary: string): MemberMoved {
  const outcome = memberMoved({ ...question, summary });
  return outcome.ok ? outcome.value : moved;
}

function decisionOf({ file, day, own, candidate }: MembershipQuestion, program: LifecycleProgram, member: Member): Decision | undefined {
  if (member.state !== 'active') return undefined;
  const { facts } = program === own.program ? own : candidate;
  const { previous } = asOfMember(facts.prepared(member.id), member);
  const made = decide(program.compiled, file, { asOf: day, extra: 'ignore', ...(previous ? { previous } : {}) });
  return made.ok ? made.value : undefined;
}

const keyOf = ({ track, group }: TrackStanding): string => `${track}\n${group ?? ''}`;

function tiersOf(before: Member, after: Member, order: TierOrder): TierHeld[] {
  const was = new Map(before.standings.map((standing) => [keyOf(standing), standing]));
  const is = new Map(after.standings.map((standing) => [keyOf(standing), standing]));
  return [...new Set([...is.keys(), ...was.keys()])].flatMap((key): TierHeld[] => {
    const [from, to] = [was.get(key), is.get(key)];
    const { track = '', group = null } = to ?? from ?? {};
    const [tier, then] = [from?.now.tier ?? null, to?.now.tier ?? null];
    const held = to && tier !== null && order.rank(track, then) >= order.rank(track, tier) ? holdOf(before, after, to) : null;
    return tier === then && held === null ? [] : [{ track, group, before: tier, after: then, held }];
  });
}

/** What holds a tier: a grace that begins, or a row that keeps it. */
function holdOf(before: Member, { kept }: Member, { track, group, now }: TrackStanding): TierHeld['held'] {
  const own = kept?.keep === 'tier' && kept.tiers.find((one) => one.track === track && one.group === group && one.tier === now.tier);
  const isNew = kept !== null && (before.kept?.row !== kept.row || before.kept.until !== kept.until);
  if (own && isNew) return { by: 'keep', until: kept.until };
  const was = before.standings.find((one) => one.track === track && one.group === group)?.now.until ?? null;
  return now.state === 'atRisk' && now.until !== null && now.until !== was ? { by: 'grace', until: now.until } : null;
}

function keptOf(before: Member, { kept }: Member): MemberImpact['kept'] {
  if (kept === null || (before.kept?.row === kept.row && before.kept.until === kept.until)) return null;
  const { row, title, keep, until } = kept;
  return { row, title, keep, until };
}
