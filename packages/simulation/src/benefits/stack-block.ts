import { type DecidedBenefit, decideStack, type StackDecision } from '@tierwright/engine';
import type { Program } from '@tierwright/program';
import { hasBit } from '../columns/bits.ts';
import { inProgramCurrency } from '../report/yearly-value.ts';
import type { BlockRunner } from '../run/block-runner.ts';
import { NOT_DECIDED } from '../run/qualified-tiers.ts';
import { type Vector, vectorAt } from '../run/vector.ts';
import type { BenefitBlock, InTrack } from './benefit-block.ts';
import type { StackPlan } from './benefit-terms.ts';
import { addDigit, firstWith, lookUp } from './codes.ts';
import type { KnownNumbers } from './numbers-in.ts';
import { SHARE, type ShareBlock } from './share-block.ts';
import { Percentages, type Together } from './together.ts';

/** The amount that stacking comes to: none is told, it is not known, it is known. Nothing: no member's track is decided. */
export const STACKED = { nothing: 0, untold: 1, unknown: 2, known: 3 } as const;

/** Members in the tracks that they belong to, those that belong to none left out. */
interface Pattern {
  /** The first of them, by whose tier the `max` is that of a tier. */
  readonly first: InTrack | undefined;
  readonly places: readonly ShareBlock[];
  /** Whether an amount is told. */
  readonly isTold: boolean;
  /** Whether the amount is the sum of those of members, and not the percentage of a basis. */
  readonly isSum: boolean;
  readonly max: readonly Vector[] | undefined;
  /** Those places, as loops read them. */
  readonly standing: readonly { readonly tiers: Int8Array; readonly shares: Uint8Array; readonly width: number }[];
  /** What those come to who hold the same tiers and have the same shares, under their number; null: they differ. */
  readonly combinations: (Combination | undefined)[] | null;
}

interface Combination {
  readonly isUnknown: boolean;
  /** Nothing where no percentage is granted. */
  readonly together: Together | undefined;
}

/** More are not counted by number. */
const MOST_COMBINATIONS = 4096;
const SHARES = 3;

/** More tracks than a version has: patterns are told apart by the tracks of all members as one number. */
const MOST_TRACKS = 256;

function maxAt(vector: Vector, index: number): number | null {
  const value = vectorAt(vector, index);
  return typeof value === 'number' ? value : null;
}

/** What percentages of a basis come to; not known where the basis is not. */
function pay(
  codes: Uint16Array,
  payers: readonly (Together['by'] | null)[],
  { values, known }: KnownNumbers,
  stacked: Uint8Array,
  amounts: Float64Array,
  count: number,
): void {
  for (let index = 0; index < count; index += 1) {
    const payer = payers[codes[index] as number] as Together['by'] | null;
    if (payer === null) continue;
    if (known === null || hasBit(known, index)) amounts[index] = payer.times(values[index] as number);
    else stacked[index] = STACKED.unknown;
  }
}

/** A stacking for the partners of one block after the other (ENG-B9, ENG-B10). */
export class StackBlock {
  readonly plan: StackPlan;
  readonly members: readonly BenefitBlock[];
  /** One of `STACKED` for each partner. */
  readonly stacked: Uint8Array;
  readonly amounts: Float64Array;
  /** 1 where it comes to a percentage. */
  readonly granted: Uint8Array;
  readonly #program: Program;
  readonly #runner: BlockRunner;
  /** Whether it is worked out partner by partner: it has a percentage for each group, or an amount in several currencies. */
  readonly #isAlone: boolean;
  readonly #none = new Percentages();

  constructor(plan: StackPlan, program: Program, benefits: readonly BenefitBlock[], runner: BlockRunner) {
    this.plan = plan;
    this.members = plan.members.map((member) => benefits[member] as BenefitBlock);
    this.#program = program;
    this.#runner = runner;
    this.stacked = new Uint8Array(runner.room);
    this.amounts = new Float64Array(runner.room);
    this.granted = new Uint8Array(runner.room);
    this.#isAlone = this.members.some(({ plan: { inTracks } }) => inTracks.some(({ byGroup, records }) => byGroup || records !== null));
  }

  /** Decides the block that the members are in. `decidedAt`: all benefits of a partner, as the row evaluator has them. */
  enter(decidedAt: (index: number) => readonly DecidedBenefit[]): void {
    if (this.#isAlone) for (let index = 0; index < this.#runner.count; index += 1) this.#decideAlone(index, decidedAt(index));
    else if (!this.#decideByCode()) this.#decide();
  }

  /**
   * Where all members belong to one track, and all who hold a tier there get the same: what a tier and the shares in the members
   * come to is worked out once. False where that is not so.
   */
  #decideByCode(): boolean {
    const { stacked, granted, amounts } = this;
    const { count } = this.#runner;
    const found = this.members.map(({ inTracks }) => (inTracks.length === 1 ? inTracks[0] : undefined));
    const [first] = found;
    if (first === undefined || found.some((one) => one?.plan.track !== first.plan.track)) return false;
    const pattern = this.#patternOf(found);
    const { places, isTold, isSum, combinations } = pattern;
    if (combinations === null || (isTold && isSum)) return false;
    const codes = new Uint16Array(count);
    addDigit(codes, 1, first.headline, NOT_DECIDED, count);
    let all = first.plan.track.tiers.length + 2;
    for (const { shares } of places) {
      addDigit(codes, SHARES, shares, 0, count);
      all *= SHARES;
    }
    const [states, grants] = [new Uint8Array(all), new Uint8Array(all)];
    const payers: (Together['by'] | null)[] = new Array(all).fill(null);
    const bases = new Set<KnownNumbers | undefined>();
    for (const [code, index] of firstWith(codes, all, count).entries()) {
      if (index < 0 || first.headline[index] === NOT_DECIDED) continue;
      const { isUnknown, together } = this.#combine(pattern, first, index);
      states[code] = !isTold ? STACKED.untold : isUnknown ? STACKED.unknown : STACKED.known;
      if (isUnknown || together === undefined) continue;
      grants[code] = 1;
      if (!isTold) continue;
      payers[code] = together.by;
      bases.add((places[0] as ShareBlock).basisOf((first.headline[index] as number) + 1));
    }
    const [basis] = bases;
    if (bases.size > 1 || (bases.size === 1 && basis === undefined)) return false;
    lookUp(codes, states, stacked, count);
    lookUp(codes, grants, granted, count);
    amounts.fill(0, 0, count);
    if (basis !== undefined) pay(codes, payers, basis, stacked, amounts, count);
    return true;
  }

  #rateAt(index: number, currency: string): number | undefined {
    for (const member of this.members) {
      const rate = member.at(index)?.amount.rateAt(index)(currency);
      if (rate !== undefined) return rate;
    }
    return undefined;
  }

  /** As the row evaluator puts it together. */
  #decideAlone(index: number, decided: readonly DecidedBenefit[]): void {
    const decision = this.decisionAt(index, decided);
    const { amount } = decision ?? {};
    const minor = amount === undefined ? 0 : inProgramCurrency(amount, this.#program, (currency) => this.#rateAt(index, currency));
    this.granted[index] = (decision?.value ?? null) === null ? 0 : 1;
    this.#pay(index, amount !== undefined, minor);
    if (decision === undefined) this.stacked[index] = STACKED.nothing;
  }

  #decide(): void {
    const { members, stacked, granted } = this;
    const { count } = this.#runner;
    const chosen = members.map((member) => member.chosen);
    const patterns = new Map<number, Pattern>();
    let [lastKey, pattern] = [0, this.#patternOf([])];
    granted.fill(0, 0, count);
    for (let index = 0; index < count; index += 1) {
      let key = 0;
      for (let at = 0; at < chosen.length; at += 1) key = key * MOST_TRACKS + ((chosen[at] as Uint8Array)[index] as number);
      if (key !== lastKey) {
        pattern = patterns.get(key) ?? this.#patternOf(members.map((member) => member.at(index)));
        patterns.set(key, pattern);
        lastKey = key;
      }
      const { first, isTold } = pattern;
      if (first === undefined) {
        stacked[index] = STACKED.nothing;
        continue;
      }
      const { isUnknown, together } = this.#combinationAt(pattern, first, index);
      if (isUnknown) stacked[index] = isTold ? STACKED.unknown : STACKED.untold;
      else if (together === undefined) this.#pay(index, isTold, 0);
      else {
        granted[index] = 1;
        this.#pay(index, isTold, isTold ? this.#amount(index, together, pattern) : 0);
      }
    }
  }

  #combinationAt(pattern: Pattern, first: InTrack, index: number): Combination {
    const { combinations, standing } = pattern;
    if (combinations === null) return this.#combine(pattern, first, index);
    let number = (first.headline[index] as number) - NOT_DECIDED;
    for (let at = 0; at < standing.length; at += 1) {
      const { tiers, shares, width } = standing[at] as Pattern['standing'][number];
      number = (number * width + (tiers[index] as number) - NOT_DECIDED) * SHARES + (shares[index] as number);
    }
    let found = combinations[number];
    if (found === undefined) {
      found = this.#combine(pattern, first, index);
      combinations[number] = found;
    }
    return found;
  }

  #combine({ places, max: most }: Pattern, first: InTrack, index: number): Combination {
    let isUnknown = false;
    let percentages = this.#none;
    for (let at = 0; at < places.length; at += 1) {
      const place = places[at] as ShareBlock;
      const share = place.shares[index];
      if (share === SHARE.unknown) isUnknown = true;
      else if (share === SHARE.granted) {
        const value = place.numberAt(index);
        if (!Number.isNaN(value)) percentages = percentages.and(value);
      }
    }
    const max = most === undefined ? undefined : maxAt(most[(first.headline[index] as number) + 1] as Vector, index);
    if (isUnknown || (!percentages.areNone && max === null)) return { isUnknown: true, together: undefined };
    return { isUnknown, together: percentages.areNone ? undefined : percentages.together(this.plan.stacking.how, max ?? undefined) };
  }

  /** What members are together in the tracks that they belong to. */
  #patternOf(members: readonly (InTrack | undefined)[]): Pattern {
    const found = members.filter((member) => member !== undefined);
    const [first] = found;
    const places = found.map(({ places }) => places[0] as ShareBlock);
    const max = first && this.#maxIn(first);
    const width = (first?.plan.track.tiers.length ?? 0) + 2;
    const all = places.reduce((product, place) => product * place.width * SHARES, width);
    const areSame =
      all <= MOST_COMBINATIONS && places.every(({ areSame }) => areSame) && (max ?? []).every(({ kind }) => kind === 'constant');
    return {
      first,
      places,
      isTold: found.some(({ plan }) => plan.benefit.basis !== undefined),
      isSum: found.some(({ plan }) => plan.isCut || plan.benefit.basis !== first?.plan.benefit.basis),
      max,
      standing: places.map(({ tiers, shares, width }) => ({ tiers, shares, width })),
      combinations: areSame ? [] : null,
    };
  }

  /** By tier from none; undefined where there is no `max`. */
  #maxIn({ plan }: InTrack): readonly Vector[] | undefined {
    return this.plan.max?.get(plan.track)?.map((id) => this.#runner.value(id));
  }

  #pay(index: number, isTold: boolean, amount: number | null): void {
    this.stacked[index] = !isTold ? STACKED.untold : amount === null ? STACKED.unknown : STACKED.known;
    this.amounts[index] = amount ?? 0;
  }

  #amount(index: number, { isCutByMax, by }: Together, { places, isSum }: Pattern): number | null {
    if (!isSum) {
      const basis = (places[0] as ShareBlock).basisAt(index);
      return basis === null ? null : by.times(basis);
    }
    if (this.plan.stacking.how !== 'add' || isCutByMax) return null;
    let sum = 0;
    for (const member of this.members) {
      const amount = member.at(index)?.amount;
      if (amount?.unknown[index] === 1) return null;
      sum += amount?.amounts[index] ?? 0;
    }
    return sum;
  }

  /** As the row evaluator decides it, of what the benefits are decided to be. */
  decisionAt(index: number, decided: readonly DecidedBenefit[]): StackDecision | undefined {
    const { id, stacking } = this.plan;
    const maxOf = ({ benefit }: DecidedBenefit) => {
      const found = this.members.find(({ plan }) => plan.benefit === benefit)?.at(index);
      const max = found && this.#maxIn(found);
      return max && maxAt(max[(found.headline[index] as number) + 1] as Vector, index);
    };
    return decideStack(this.#program, { id, stacking, maxOf }, decided);
  }
}
