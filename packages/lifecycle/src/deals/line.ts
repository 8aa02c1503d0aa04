import type { Instant } from '../time/instant.ts';
import { changedDeal } from './changed-deal.ts';
import type { Deal } from './deal.ts';
import type { DealFacts } from './deal-facts.ts';
import type { DealWork } from './deal-work.ts';
import { examine } from './intake/examine.ts';
import { sameDeal } from './intake/same-deal.ts';
import { openRequest } from './requests.ts';
import { tellThese } from './tells.ts';

/** Something that is to be decided: a submission since it is in the queue, a change since it was asked for. */
interface InLine {
  readonly id: string;
  readonly since: Instant;
  /** The deal as it would be approved. */
  readonly deal: Deal;
}

function inLine(deal: Deal, now: Instant): InLine | undefined {
  if (deal.state === 'pending') return { id: deal.id, since: deal.queuedAt ?? now, deal };
  const change = openRequest(deal, 'change');
  return change && { id: deal.id, since: change.askedAt, deal: changedDeal(deal, change, now) };
}

const isEarlier = (a: InLine, b: InLine): boolean => a.since < b.since || (a.since === b.since && a.id < b.id);

/** Whether nothing stands in its way now. */
function isFree({ program, run }: DealWork, { deal }: InLine, facts: DealFacts): boolean {
  const { refusals, waitsFor, chains } = examine(program, deal, run.now, facts);
  return refusals.length === 0 && waitsFor.length === 0 && chains.length === 0;
}

/**
 * D4.3: what ends may free several at once, who hear of it in any order. Whoever came first goes first: it is told to look
 * again, and this one waits for it.
 */
export function isFirstInLine(work: DealWork): boolean {
  const { item, facts, intake, run } = work;
  const own = inLine(item, run.now);
  if (!own) return true;
  const keys = intake.keys(own.deal.answers);
  const before = facts.deals
    .filter((other) => other.id !== item.id && other.program === item.program)
    .flatMap((other) => inLine(other, run.now) ?? [])
    .filter((other) => isEarlier(other, own) && sameDeal(keys, intake.keys(other.deal.answers), intake.same))
    .toSorted((a, b) => (isEarlier(a, b) ? -1 : 1));
  const first = before.find((other) =>
    isFree(work, other, { ...facts, deals: [...facts.deals.filter(({ id }) => id !== other.id), { ...item }] }),
  );
  if (!first) return true;
  item.waitsFor = [first.id];
  tellThese(work, [first.id]);
  return false;
}

/** D4.3: it did not go first after all: those behind it in line that let it look again. */
export function letOthersGo(work: DealWork): void {
  const { item, facts, run } = work;
  const own = inLine(item, run.now);
  if (!own) return;
  const waiting = facts.deals.filter((other) => {
    const its = other.waitsFor.includes(item.id) ? inLine(other, run.now) : undefined;
    return its !== undefined && isEarlier(own, its);
  });
  tellThese(work, waiting.map(({ id }) => id).toSorted());
}
