import type { Benefit, Stack, Track, ValueType } from '@tierwright/program';
import type { StatusId, ValueId } from '../plan/node.ts';

/** What a benefit asks of those who hold a tier, and gives them, as nodes of a plan. */
export interface TierTerms {
  /** Null: nothing more is asked. */
  readonly when: StatusId | null;
  /** Null: the benefit has no value. */
  readonly value: ValueId | null;
  /** False where the tier has no value (a blank cell), which is known; null: a value that is not there is not known. */
  readonly written: ValueId | null;
  /** Numbers that are the basis together; none where the benefit has none. */
  readonly basis: readonly ValueId[];
}

/** Where a benefit is decided: for the partner (null), or for one group of its track. Lists by tier begin with no tier. */
export interface BenefitPlace {
  readonly group: string | null;
  readonly byTier: readonly TierTerms[];
}

/** What a benefit that looks at records asks of them. */
export interface RecordTerms {
  /** The name of the entries that hold them. */
  readonly name: string;
  /** The most that a cap pays in a currency, by headline tier. */
  most(cap: number, currency: string): readonly ValueId[];
}

/** A benefit in a track that it may belong to (ENG-B1). */
export interface TrackBenefit {
  readonly benefit: Benefit;
  readonly track: Track;
  readonly byGroup: boolean;
  /** The place of the lowest tier that has it. */
  readonly atLeast: number;
  readonly type: ValueType | undefined;
  readonly places: readonly BenefitPlace[];
  /** The most that is paid, by headline tier; null where nothing cuts. */
  readonly most: readonly ValueId[] | null;
  /** Where its amounts are those of records; null: it looks at none. */
  readonly records: RecordTerms | null;
  /** Whether its amount may be another than value × basis. */
  readonly isCut: boolean;
  /** Whether a decision tells an amount of it. */
  readonly isPriced: boolean;
}

/** A benefit in every track that it may belong to: to the first of them that is decided. */
export interface BenefitPlan {
  readonly benefit: Benefit;
  readonly inTracks: readonly TrackBenefit[];
}

export interface StackPlan {
  readonly id: string;
  readonly stacking: Stack;
  /** Places of its members among the benefits, in its order. */
  readonly members: readonly number[];
  /** Its `max` by track, then by headline tier; null where it has none. */
  readonly max: ReadonlyMap<Track, readonly ValueId[]> | null;
}

/** The benefits of a version and how they stack, in document order. */
export interface BenefitPlans {
  readonly benefits: readonly BenefitPlan[];
  readonly stacks: readonly StackPlan[];
}
