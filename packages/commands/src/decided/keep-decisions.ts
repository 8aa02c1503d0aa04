import { decide } from '@tierwright/engine';
import type { PartnerData, RecordData } from '@tierwright/facts';
import { type AnyItem, type Deal, type DealFacts, givenOfDeal, type LifecycleProgram, type Member, type Step } from '@tierwright/lifecycle';
import { keepDecisions, type Tx } from '@tierwright/store';
import { decisionRecord } from '../decisions/decision-record.ts';
import { withMember } from '../decisions/with-member.ts';
import { whenLoaded } from '../facts/not-loaded.ts';
import type { StepBook } from '../facts/step-book.ts';

interface Decided {
  readonly program: LifecycleProgram;
  readonly step: Step<AnyItem>;
  readonly before: AnyItem | undefined;
  readonly facts: unknown;
  readonly now: number;
  readonly newId: () => string;
}

/** Where a registration is looked at anew, and where its rules come to an end. */
const DECIDES_DEAL: ReadonlySet<string> = new Set(['submit', 'resubmit', 'approve', 'refuse']);

const tiersOf = (member: Member | undefined): string =>
  JSON.stringify((member?.standings ?? []).map(({ track, group, now: { tier, state } }) => [track, group, tier, state]));

/**
 * Keeps what the engine says where a deal is submitted or decided and where a member's tiers change, so that it can be made
 * again: the version, what it was made of, the answer and its trace. Gives the decision's id; null where nothing is decided.
 */
export async function keepDecisionsOf(tx: Tx, book: StepBook, decided: Decided): Promise<string | null> {
  const { program, step, before } = decided;
  const { item, moves } = step;
  if (item.kind === 'deal') {
    if (!moves.some(({ what, on }) => what === 'deal' && DECIDES_DEAL.has(on))) return null;
    return keep(tx, decided, await whenLoaded(() => dealFile(book, program, item, decided.facts as DealFacts)));
  }
  if (item.kind !== 'member' || tiersOf(item) === tiersOf(before as Member | undefined)) return null;
  // From the standing before: what is decided is the change.
  return keep(tx, decided, await whenLoaded(() => memberFile(book, program, (before as Member | undefined) ?? item, item.at)));
}

function memberFile(book: StepBook, program: LifecycleProgram, member: Member, at: number): PartnerData {
  const file = book.partners.file(member.id) ?? { id: member.id, loaded: {} };
  return withMember(program, file, member, program.baseCalendar.dayOf(at));
}

/** The partner's file with what the deal gives. */
function dealFile(book: StepBook, program: LifecycleProgram, deal: Deal, known: DealFacts): PartnerData {
  const { facts, lines } = givenOfDeal(program, deal, deal.at, known);
  const file = book.partners.file(deal.partner) ?? { id: deal.partner, loaded: {} };
  const member = book.partners.member(deal.partner);
  const own = member ? withMember(program, file, member, program.baseCalendar.dayOf(deal.at)) : file;
  const records = lines === undefined ? own.records : { ...own.records, dealLine: lines as unknown as RecordData[] };
  return { ...own, facts: { ...own.facts, ...facts }, ...(records === undefined ? {} : { records }) };
}

async function keep(tx: Tx, { program, step: { item }, now, newId }: Decided, partner: PartnerData): Promise<string | null> {
  const options = { asOf: program.baseCalendar.dayOf(item.at), extra: 'ignore' as const };
  const outcome = decide(program.compiled, partner, { ...options, trace: true });
  // What the engine cannot decide (data that the version asks for and nobody has) is decided by people, and kept by the step.
  if (!outcome.ok) return null;
  const id = newId();
  const subject = { kind: item.kind, id: item.id };
  await keepDecisions(tx, [
    decisionRecord({ id, subject, facts: { partner, options }, decision: outcome.value, at: now, keepTrace: true }),
  ]);
  return id;
}
