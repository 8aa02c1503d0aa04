import type { Program } from '@tierwright/program';
import type { TierOrder } from './tier-order.ts';

/** The two versions, compared in one order of tiers. */
export interface Comparison {
  baseline: Program;
  candidate: Program;
  order: TierOrder;
}
