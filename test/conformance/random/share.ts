import { Coverage } from './coverage.ts';
import { comparePartners, type Difference } from './pairs.ts';

/** Pairs in `npm test`; the long form sets TIERWRIGHT_FUZZ_PAIRS=1000000. Two files share them, so that two workers run. */
const PAIRS = Number(process.env.TIERWRIGHT_FUZZ_PAIRS ?? 20_000);
/** Documents that are passed over, so that the long form can be run in parts: TIERWRIGHT_FUZZ_FROM=2500 goes on after 100,000 pairs. */
const PASSED_OVER = Number(process.env.TIERWRIGHT_FUZZ_FROM ?? 0);
const PARTNERS = 20;
const SHARES = 2;
export const TIMEOUT = 30 * 60_000 + PAIRS * 20;

export interface Compared {
  pairs: number;
  differences: Difference[];
  coverage: Coverage;
}

/** Seeds of a share begin here, so that every share tries everything. */
const SEEDS_OF_A_SHARE = 1_000_000;

/** One share of the pairs. Stops after some differences: one is enough to look at. */
export async function compareShare(share: number): Promise<Compared> {
  const coverage = new Coverage();
  const found: Difference[] = [];
  let pairs = 0;
  for (let seed = share * SEEDS_OF_A_SHARE + PASSED_OVER + 1; pairs < PAIRS / SHARES && found.length < 5; seed += 1) {
    const partners = Array.from({ length: PARTNERS }, (_, index) => index);
    found.push(...(await comparePartners(seed, partners, { coverage })));
    pairs += PARTNERS;
  }
  return { pairs, differences: found, coverage };
}
