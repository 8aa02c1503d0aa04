import type { ChainRun } from '../approvals/chain-run.ts';
import type { Found, Settled } from './settled.ts';

/** D9, D10: what the approval of an adjudication, or of a customer's letter, says of each conflict that it was asked about. */
export function settledBy({ purpose, answer }: ChainRun, asked: readonly Found[]): readonly Settled[] {
  const goesFirst = purpose === 'customerLetter' || answer?.place === 1;
  return asked.map(({ check, opposing }): Settled => {
    if (opposing !== null && check === 'likelyDuplicate') return { check, opposing, as: 'notSame' };
    if (opposing !== null && check === 'otherPartner') return { check, opposing, as: goesFirst ? 'before' : 'behind' };
    return { check, opposing, as: 'allowed' };
  });
}
