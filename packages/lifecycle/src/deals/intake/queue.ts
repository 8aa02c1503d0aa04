import type { Deal, Settled } from '../deal.ts';
import type { Intake } from './intake.ts';
import { sameDeal } from './same-deal.ts';

const OPEN: ReadonlySet<string> = new Set(['pending', 'returned', 'recalled', 'approved']);

/** Whether a registration can still win: pending, returned, recalled or approved. Drafts are seen by nobody. */
export const isOpen = ({ state }: Pick<Deal, 'state'>): boolean => OPEN.has(state);

const hasSettled = ({ settled }: Deal, other: Deal, as: Settled['as']): boolean =>
  settled.some((one) => one.opposing === other.id && one.as === as);

/** Somebody found that the two are not the same deal: it holds for both. */
export const areSettledApart = (a: Deal, b: Deal): boolean => hasSettled(a, b, 'notSame') || hasSettled(b, a, 'notSame');

export const goesBefore = (deal: Deal, other: Deal): boolean => hasSettled(deal, other, 'before');

/** The place an approved deal has. */
const placeOf = ({ state, terms }: Deal): number | undefined => (state === 'approved' ? terms?.place : undefined);

/** In the order of the queue; a deal that is in no queue yet is last. */
export function byQueue(a: Deal, b: Deal): number {
  const first = a.queuedAt ?? Number.POSITIVE_INFINITY;
  const second = b.queuedAt ?? Number.POSITIVE_INFINITY;
  if (first !== second) return first < second ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** D6: whether another open registration is ahead of a deal, if they are the same deal. */
export function isAhead(intake: Intake, other: Deal, deal: Deal): boolean {
  if (goesBefore(deal, other)) return false;
  const its = placeOf(other);
  const own = placeOf(deal);
  if (its !== undefined && own !== undefined) return its < own;
  if (other.state === 'approved' && goesBefore(other, deal)) return true;
  if (intake.isFirstApproved) return other.state === 'approved';
  return byQueue(other, deal) < 0;
}

/**
 * D7: the places that registrations have, or would take now: each after the highest of those ahead of it, whatever checks
 * say of the two. Made for one look at `all`.
 */
export class Places {
  readonly #intake: Intake;
  readonly #all: readonly Deal[];
  readonly #known = new Map<Deal, number>();

  constructor(intake: Intake, all: readonly Deal[]) {
    this.#intake = intake;
    this.#all = all;
  }

  /** Ends because a registration without a place is only behind earlier ones and those with a place. */
  of(deal: Deal): number {
    const has = placeOf(deal);
    if (has !== undefined) return has;
    let place = this.#known.get(deal);
    if (place === undefined) {
      place = 1 + Math.max(0, ...this.#all.filter((other) => this.#isInFront(other, deal)).map((other) => this.of(other)));
      this.#known.set(deal, place);
    }
    return place;
  }

  #isInFront(other: Deal, deal: Deal): boolean {
    if (other === deal || !isOpen(other) || areSettledApart(deal, other) || !isAhead(this.#intake, other, deal)) return false;
    return sameDeal(this.#intake.keys(deal.answers), this.#intake.keys(other.answers), this.#intake.same);
  }
}
