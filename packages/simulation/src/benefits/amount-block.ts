import type { ValueType } from '@tierwright/program';
import { hasBit } from '../columns/bits.ts';
import type { RateOf } from '../report/rates-on.ts';
import type { BlockRunner } from '../run/block-runner.ts';
import type { Vector } from '../run/vector.ts';
import type { TrackBenefit } from './benefit-terms.ts';
import { type KnownNumbers, numbersIn } from './numbers-in.ts';
import { type Payment, Payments } from './payments.ts';
import { SHARE, type ShareBlock } from './share-block.ts';

const NUMBERS: ReadonlySet<ValueType | undefined> = new Set(['percent', 'money', 'integer', 'number']);

/** The value of a tier: one payment for all who hold it, or a number of each. */
interface Paid {
  readonly all: Payment | null;
  readonly each: KnownNumbers | null;
  readonly basis: KnownNumbers | undefined;
}

/** What a benefit comes to in a track, for the partners of one block after the other. */
export interface AmountBlock {
  /** Minor units of the program's currency. */
  readonly amounts: Float64Array;
  /** 1 where the amount is not known. */
  readonly unknown: Uint8Array;
  /** Decides the block that the runner is in, which begins at a partner; `headline`: the tier of each in the track. */
  enter(headline: Int8Array, from: number): void;
  /** Minor units of other currencies, for those of the block who have any. */
  readonly foreign: ReadonlyMap<number, ReadonlyMap<string, number>>;
  readonly rateAt: (index: number) => RateOf;
}

/** Amounts that are value × basis (ENG-B6). */
export class BasisAmounts implements AmountBlock {
  /** Made with the first block. */
  amounts = new Float64Array();
  unknown = new Uint8Array();
  readonly foreign = new Map<number, ReadonlyMap<string, number>>();
  readonly #plan: TrackBenefit;
  readonly #places: readonly ShareBlock[];
  readonly #runner: BlockRunner;
  readonly #payments: Payments;

  constructor(plan: TrackBenefit, places: readonly ShareBlock[], runner: BlockRunner) {
    this.#plan = plan;
    this.#places = places;
    this.#runner = runner;
    this.#payments = new Payments(plan.type);
  }

  readonly rateAt = () => () => undefined;

  enter(headline: Int8Array): void {
    const { count } = this.#runner;
    if (this.amounts.length === 0) {
      this.amounts = new Float64Array(this.#runner.room);
      this.unknown = new Uint8Array(this.#runner.room);
    } else {
      this.amounts.fill(0, 0, count);
      this.unknown.fill(0, 0, count);
    }
    for (const place of this.#places) this.#add(place, count);
    if (this.#plan.most !== null)
      this.#cut(
        this.#plan.most.map((id) => this.#runner.value(id)),
        headline,
      );
  }

  #add(place: ShareBlock, count: number): void {
    const { amounts, unknown } = this;
    const { shares, tiers } = place;
    const paid: (Paid | undefined)[] = [];
    // Without a basis a percentage is of nothing, and money is paid once.
    const without = this.#plan.type === 'money' ? 1 : 0;
    for (let index = 0; index < count; index += 1) {
      const share = shares[index];
      if (share === SHARE.none) continue;
      if (share === SHARE.unknown) {
        unknown[index] = 1;
        continue;
      }
      const held = (tiers[index] as number) + 1;
      let terms = paid[held];
      if (terms === undefined) {
        terms = this.#paid(place, held, count);
        paid[held] = terms;
      }
      const { all, each, basis } = terms;
      if (all === null && each === null) continue;
      if (basis?.known && !hasBit(basis.known, index)) {
        unknown[index] = 1;
        continue;
      }
      const payment = all ?? this.#payments.of((each as KnownNumbers).values[index] as number);
      amounts[index] = (amounts[index] as number) + payment.times(basis === undefined ? without : (basis.values[index] as number));
    }
  }

  #paid(place: ShareBlock, held: number, count: number): Paid {
    const value: Vector | null = place.valueOf(held);
    const basis = place.basisOf(held);
    if (value === null || !NUMBERS.has(this.#plan.type)) return { all: null, each: null, basis };
    if (value.kind !== 'constant') return { all: null, each: numbersIn(value, count), basis };
    return { all: typeof value.value === 'number' ? this.#payments.of(value.value) : null, each: null, basis };
  }

  /** Where it is granted at all, an amount is at most that of the cap. */
  #cut(most: readonly Vector[], headline: Int8Array): void {
    const { amounts, unknown } = this;
    // By tier from none, the cap of all who hold it; NaN where it is no number or not the same for all.
    const all = Float64Array.from(most, (one) => (one.kind === 'constant' && typeof one.value === 'number' ? one.value : Number.NaN));
    const each: (KnownNumbers | undefined)[] = [];
    const granted = this.#places.map(({ shares }) => shares);
    const [only] = granted;
    if (only !== undefined && granted.length === 1 && all.every((cap) => !Number.isNaN(cap))) {
      cutAll(amounts, only, headline, all);
      return;
    }
    for (let index = 0; index < headline.length; index += 1) {
      if (!isGranted(granted, index)) continue;
      const held = (headline[index] as number) + 1;
      let cap = all[held] as number;
      if (Number.isNaN(cap)) {
        let own = each[held];
        if (own === undefined) {
          own = numbersIn(most[held] as Vector, headline.length);
          each[held] = own;
        }
        if (own.known !== null && !hasBit(own.known, index)) {
          unknown[index] = 1;
          continue;
        }
        cap = own.values[index] as number;
      }
      if ((amounts[index] as number) > cap) amounts[index] = cap;
    }
  }
}

/** By caps that are the same for all who hold a tier. */
function cutAll(amounts: Float64Array, shares: Uint8Array, headline: Int8Array, caps: Float64Array): void {
  for (let index = 0; index < headline.length; index += 1) {
    if (shares[index] !== SHARE.granted) continue;
    const cap = caps[(headline[index] as number) + 1] as number;
    if ((amounts[index] as number) > cap) amounts[index] = cap;
  }
}

function isGranted(all: readonly Uint8Array[], index: number): boolean {
  for (let place = 0; place < all.length; place += 1) if ((all[place] as Uint8Array)[index] === SHARE.granted) return true;
  return false;
}
