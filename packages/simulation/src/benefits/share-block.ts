import type { FactValue } from '@tierwright/facts';
import { type Bits, hasBit, newBits, setBit } from '../columns/bits.ts';
import type { BlockRunner } from '../run/block-runner.ts';
import { NOT_DECIDED } from '../run/qualified-tiers.ts';
import { type Vector, vectorAt } from '../run/vector.ts';
import type { BenefitPlace, TierTerms } from './benefit-terms.ts';
import { lookUpTiers, settle } from './codes.ts';
import { type KnownNumbers, knownIn, numbersIn, summed } from './numbers-in.ts';

/** Whether a partner has a benefit; `unknown`: its value, or whether the tier has one, is not known (ENG-B6). */
export const SHARE = { none: 0, granted: 1, unknown: 2 } as const;
/** It is not the same for all who hold the tier. */
const VARIES = 3;
/** Added where more than the tier is asked. */
const IF_ASKED = 4;
const NO_BITS: Bits = newBits(0);

/** What the holders of a tier in a block are asked and given. */
interface TierBlock {
  /** Null: nothing is asked. */
  readonly when: Bits | null;
  /** One of `SHARE`, or `VARIES`: then `known` and `written` tell it. */
  readonly share: number;
  readonly known: Bits | null;
  readonly written: Bits | null;
  readonly value: Vector | null;
}

const notFalse = (vector: Vector, count: number): Bits => {
  const bits = newBits(count);
  for (let index = 0; index < count; index += 1) if (vectorAt(vector, index) !== false) setBit(bits, index);
  return bits;
};

function tierBlock({ when, value, written }: TierTerms, runner: BlockRunner): TierBlock {
  const asked = when === null ? null : runner.status(when).met;
  if (value === null) return { when: asked, share: SHARE.granted, known: null, written: null, value: null };
  const vector = runner.value(value);
  const cell = written === null ? null : runner.value(written);
  const plain = { when: asked, known: null, written: null, value: vector };
  if (vector.kind === 'constant' && vector.value !== null) return { ...plain, share: SHARE.granted };
  if (vector.kind === 'constant' && (cell === null || cell.kind === 'constant'))
    return { ...plain, share: cell?.value === false ? SHARE.none : SHARE.unknown };
  return {
    ...plain,
    share: VARIES,
    known: knownIn(vector, runner.count),
    written: cell === null ? null : notFalse(cell, runner.count),
  };
}

/** A benefit in one place, for the partners of one block after the other. */
export class ShareBlock {
  readonly group: string | null;
  /** One of `SHARE` for each partner of the block. */
  readonly shares: Uint8Array;
  readonly #byTier: readonly TierTerms[];
  readonly #least: number;
  readonly #runner: BlockRunner;
  readonly #standing: Int8Array;
  #tiers: Int8Array;
  #blocks: readonly TierBlock[] = [];
  readonly #bases: (KnownNumbers | undefined)[] = [];
  /** By tier from none, what all who hold it get; NaN where that is no number or not the same for all. */
  #numbers = new Float64Array();

  /** `standing`: the tier of each partner in the track, or in the group of it. `least`: the lowest tier that has the benefit. */
  constructor({ group, byTier }: BenefitPlace, least: number, runner: BlockRunner, standing: Int8Array) {
    this.group = group;
    this.shares = new Uint8Array(runner.room);
    this.#byTier = byTier;
    this.#least = Math.max(0, least);
    this.#runner = runner;
    this.#standing = standing;
    this.#tiers = standing;
  }

  /** The tier of each partner of the block. */
  get tiers(): Int8Array {
    return this.#tiers;
  }

  /** How many places there are to stand at, from the one that is not decided. */
  get width(): number {
    return this.#byTier.length + 1;
  }

  /** Whether all who hold a tier in the block have the same value. */
  get areSame(): boolean {
    return this.#blocks.every(({ value }) => value === null || value.kind === 'constant');
  }

  /** Decides the block that the runner is in, which begins at a partner. */
  enter(from: number): void {
    const { count } = this.#runner;
    this.#tiers = this.#standing.subarray(from, from + count);
    this.#blocks = this.#byTier.map((terms) => tierBlock(terms, this.#runner));
    this.#bases.length = 0;
    this.#numbers = Float64Array.from(this.#blocks, ({ value }) =>
      value?.kind === 'constant' && typeof value.value === 'number' ? value.value : Number.NaN,
    );
    this.#decide(count);
  }

  /** By tier from the one that is not decided: tables, since a loop over objects takes several times as long. */
  #decide(count: number): void {
    const { shares } = this;
    const [tiers, blocks] = [this.#tiers, this.#blocks];
    const table = new Uint8Array(blocks.length + 1);
    const asked = new Array<Bits>(blocks.length + 1).fill(NO_BITS);
    for (const [held, { share, when }] of blocks.entries()) {
      if (held <= this.#least) continue;
      table[held + 1] = when === null ? share : share + IF_ASKED;
      if (when !== null) asked[held + 1] = when;
    }
    // Most benefits ask for the tier alone, or for one thing beside it.
    const flags = new Set(asked.filter((bits) => bits !== NO_BITS));
    if (flags.size <= 1 && table.every((share) => share % IF_ASKED !== VARIES)) {
      lookUpTiers(tiers, NOT_DECIDED, table, shares, count);
      for (const bits of flags) settle(shares, IF_ASKED, bits, count);
      return;
    }
    for (let index = 0; index < count; index += 1) {
      const at = (tiers[index] as number) - NOT_DECIDED;
      let share = table[at] as number;
      if (share >= IF_ASKED) share = hasBit(asked[at] as Bits, index) ? share - IF_ASKED : SHARE.none;
      shares[index] = share === VARIES ? varied(blocks[at - 1] as TierBlock, index) : share;
    }
  }

  /** Whether what is asked of a partner besides the tier is met. */
  isOpenAt(index: number): boolean {
    const block = this.#blocks[(this.#tiers[index] as number) + 1];
    return block !== undefined && (block.when === null || hasBit(block.when, index));
  }

  /** Whether a partner has it at another tier than the one held now (ENG-B4), what is asked besides being met: one of `SHARE`. */
  shareOf(tier: number, index: number): number {
    const block = this.#blocks[tier + 1];
    if (block === undefined || tier < this.#least) return SHARE.none;
    return block.share === VARIES ? varied(block, index) : block.share;
  }

  /** The value of a partner at a tier; null where it is not known or the benefit has none. */
  givenTo(tier: number, index: number): FactValue {
    const value = this.valueOf(tier + 1);
    return value === null ? null : vectorAt(value, index);
  }

  /** The value of those who hold a tier (from 0 for none). */
  valueOf(held: number): Vector | null {
    return this.#blocks[held]?.value ?? null;
  }

  /** The value of one partner; null where it is not granted or the benefit has none. */
  valueAt(index: number): FactValue {
    const value = this.valueOf((this.#tiers[index] as number) + 1);
    return this.shares[index] !== SHARE.granted || value === null ? null : vectorAt(value, index);
  }

  /** The value of a partner who has it, as a number; NaN where it is none. */
  numberAt(index: number): number {
    const value = this.#numbers[(this.#tiers[index] as number) + 1] as number;
    if (!Number.isNaN(value)) return value;
    const own = this.valueAt(index);
    return typeof own === 'number' ? own : Number.NaN;
  }

  /** The basis of those who hold a tier; undefined where the benefit has none. */
  basisOf(held: number): KnownNumbers | undefined {
    const known = this.#bases[held];
    if (known !== undefined) return known;
    const terms = this.#byTier[held];
    if (terms === undefined || terms.basis.length === 0) return undefined;
    const { count } = this.#runner;
    const basis = summed(
      terms.basis.map((id) => numbersIn(this.#runner.value(id), count)),
      count,
    );
    this.#bases[held] = basis;
    return basis;
  }

  /** The basis of one partner; null where it is not known or there is none. */
  basisAt(index: number): number | null {
    const basis = this.basisOf((this.#tiers[index] as number) + 1);
    if (basis === undefined || (basis.known !== null && !hasBit(basis.known, index))) return null;
    return basis.values[index] as number;
  }
}

function varied({ known, written }: TierBlock, index: number): number {
  if (known === null || hasBit(known, index)) return SHARE.granted;
  return written === null || hasBit(written, index) ? SHARE.unknown : SHARE.none;
}
