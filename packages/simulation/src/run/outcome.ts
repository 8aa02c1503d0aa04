import type { Bits } from '../columns/bits.ts';

/**
 * The status of the partners of a block: met, and met or unknown. The same flags where nothing is unknown. In this form
 * strong Kleene logic is that of flags: `all` is an AND of both, `any` an OR, `not` swaps and inverts.
 */
export interface Outcome {
  readonly met: Bits;
  readonly may: Bits;
}
