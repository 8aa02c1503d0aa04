import type { Deal } from './deal.ts';
import type { DealWork } from './deal-work.ts';
import { endDeal } from './end-deal.ts';
import { examine } from './intake/examine.ts';
import { areSettledApart, byQueue, goesBefore, isAhead, isOpen, Places } from './intake/queue.ts';
import { sameDeal } from './intake/same-deal.ts';
import { reason } from './reasons.ts';
import { tellMoved, tellMoveUp, tellRecheck } from './tells.ts';

const placeOf = ({ terms }: Deal): number => terms?.place ?? 0;
const byApproval = (a: Deal, b: Deal): number => (a.approvedAt ?? 0) - (b.approvedAt ?? 0) || byQueue(a, b);

/** Whether another open registration of the same deal goes before an approved one; of two on one place the one that did before. */
function isBefore({ intake, item }: DealWork, other: Deal): boolean {
  if (other.state !== 'approved') return isAhead(intake, other, item);
  if (goesBefore(other, item)) return true;
  if (placeOf(other) !== placeOf(item)) return placeOf(other) < placeOf(item);
  return !goesBefore(item, other) && (intake.isFirstApproved ? byApproval : byQueue)(other, item) < 0;
}

/** The place after the highest of those that go before (D7). */
function placeBehind(work: DealWork, counts: (other: Deal) => boolean): number {
  const { facts, item, intake } = work;
  const keys = intake.keys(item.answers);
  const others = facts.deals.filter(({ id }) => id !== item.id);
  const places = new Places(intake, others);
  const before = others.filter(
    (other) =>
      isOpen(other) &&
      counts(other) &&
      !areSettledApart(item, other) &&
      sameDeal(keys, intake.keys(other.answers), intake.same) &&
      isBefore(work, other),
  );
  return 1 + Math.max(0, ...before.map((other) => places.of(other)));
}

/** D11: of the terms only what the place gives changes; all else stays as it was fixed. */
function moveTo(work: DealWork, place: number): void {
  const { item, program, facts, run } = work;
  const { terms } = item;
  if (!terms) return;
  const { reading } = examine(program, item, item.pricedAt ?? run.now, facts);
  item.terms = { ...terms, place, percent: reading.deal.percent(place) };
  work.forget();
}

/** D9: room for one that goes before: down behind it, or out where there is no such place. */
export function makeRoom(work: DealWork): void {
  const { item, intake, run } = work;
  const { terms } = item;
  if (!terms) return;
  const place = placeBehind(work, ({ state }) => state === 'approved');
  if (place <= terms.place) return;
  if (place > intake.places.length) {
    leave(work);
    return;
  }
  moveTo(work, place);
  run.emit('deal.displaced');
  tellMoved(work);
  tellRecheck(work);
}

/** Whether somebody decided that another deal, which is still the same deal, goes before this one. */
function isOutdone({ facts, item, intake }: DealWork): boolean {
  const keys = intake.keys(item.answers);
  return facts.deals.some((other) => goesBefore(other, item) && sameDeal(keys, intake.keys(other.answers), intake.same));
}

/** D9: another goes before this one. */
export function beDisplaced(work: DealWork): void {
  if (work.intake.movesDown) makeRoom(work);
  else if (isOutdone(work)) leave(work);
}

function leave(work: DealWork): void {
  work.run.emit('deal.displaced');
  endDeal(work, 'revoked', 'displaced', [reason('displaced')]);
}

/** D7, `promote`: up behind the highest that is still ahead. */
export function moveUp(work: DealWork): void {
  const { item, registration, run } = work;
  const { terms } = item;
  if (!terms || registration.conflicts?.firstEnds !== 'promote') return;
  const place = placeBehind(work, () => true);
  if (place >= terms.place) return;
  moveTo(work, place);
  run.emit('deal.promoted');
  tellMoveUp(work);
  tellRecheck(work);
}
