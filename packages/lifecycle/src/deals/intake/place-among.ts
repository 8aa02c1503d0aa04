import type { Deal, Reason } from '../deal.ts';
import { reasonOfCheck } from './check-titles.ts';
import type { Handled } from './handle-conflicts.ts';
import type { Intake } from './intake.ts';
import type { Neighbours } from './neighbours.ts';
import { isOpen, Places } from './queue.ts';
import { sameDeal } from './same-deal.ts';

/** Ways in which a registration ahead is not settled yet: whether it counts for the place is not known before. */
const UNSETTLED: ReadonlySet<Handled['how']> = new Set(['reject', 'adjudicate', 'wait']);

export interface PlaceFound {
  readonly place: number;
  /** There is no such place. */
  readonly refusal: Reason | undefined;
}

const FIRST: PlaceFound = { place: 1, refusal: undefined };

/**
 * D7: the place of a deal: after the highest of those ahead that it does not have to be settled with first. An approved deal
 * keeps its place.
 */
export function placeAmong(
  intake: Intake,
  deal: Deal,
  deals: readonly Deal[],
  { neighbours, handled }: { neighbours: Neighbours; handled: readonly Handled[] },
): PlaceFound {
  if (deal.state === 'approved' && deal.terms !== null) return { place: deal.terms.place, refusal: undefined };
  if (neighbours.ahead.length === 0 && neighbours.apart.length === 0) return FIRST;
  const unsettled = handled.flatMap(({ item, how }) => (item?.deal && UNSETTLED.has(how) ? [item.deal] : []));
  const likely = handled.flatMap(({ ready, item, how }) =>
    ready.check.on === 'likelyDuplicate' && item?.deal && how === 'nextPlace' ? [item.deal] : [],
  );
  const counted = [...neighbours.ahead, ...likely].filter((other) => !unsettled.includes(other));
  if (counted.length === 0) return FIRST;
  const places = new Places(
    intake,
    deals.filter(({ id }) => id !== deal.id),
  );
  const place = 1 + Math.max(...counted.map((other) => places.of(other)));
  if (place <= intake.places.length) return { place, refusal: undefined };
  const isNext = handled.find(({ how }) => how === 'nextPlace')?.ready.check;
  const check = isNext ?? intake.checks.find(({ check: { on } }) => on === 'otherPartner')?.check ?? { on: 'otherPartner' };
  return { place, refusal: reasonOfCheck(check) };
}

/**
 * D9: the approved deals that have to make room for a deal that goes before others: the one that has its place, or with
 * `displaced: nextPlace` also all behind that one.
 */
export function displacedBy(intake: Intake, deal: Deal, deals: readonly Deal[], { outdone }: Neighbours, place: number): readonly string[] {
  if (outdone.length === 0) return [];
  const placed = (other: Deal): number => other.terms?.place ?? 0;
  if (!outdone.some((other) => placed(other) === place)) return [];
  if (!intake.movesDown) return outdone.flatMap((other) => (placed(other) === place ? [other.id] : []));
  const keys = intake.keys(deal.answers);
  return deals
    .filter((other) => other.id !== deal.id && other.state === 'approved' && isOpen(other) && placed(other) >= place)
    .filter((other) => sameDeal(keys, intake.keys(other.answers), intake.same))
    .sort((a, b) => placed(a) - placed(b))
    .map(({ id }) => id);
}
