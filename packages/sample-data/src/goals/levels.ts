/** Shares of partners: in the entry tier (or in none), between, and in the highest tier. */
export interface TierMix {
  entry: number;
  middle: number;
  top: number;
}

/** What the mix needs to know of a track's tiers, lowest first. */
export interface LevelTiers {
  tiers: readonly { open: boolean; needsSales: boolean }[];
}

/** Shares by level; the first is no tier at all, then the track's tiers from the lowest. They add up to 1. */
export function levelShares(goals: LevelTiers, mix: TierMix): number[] {
  const total = mix.entry + mix.middle + mix.top;
  const [entry, middle, top] = [mix.entry / total, mix.middle / total, mix.top / total];
  const count = goals.tiers.length;
  const first = goals.tiers[0];
  const shares = new Array<number>(count + 1).fill(0);
  if (!first) return [1];
  if (count === 1) {
    shares[0] = first.open ? 0 : entry;
    shares[1] = first.open ? 1 : middle + top;
    return shares;
  }
  const without = first.open ? 0 : first.needsSales ? WITHOUT_SALES : WITHOUT_STANDING;
  shares[0] = entry * without;
  shares[1] = entry * (1 - without);
  shares[count] = top + (count === 2 ? middle : 0);
  // Between entry and top each tier has half as many partners as the one below it.
  let left = count === 2 ? 0 : middle;
  for (let level = 2; level < count; level++) {
    const own = level === count - 1 ? left : left * HALF;
    shares[level] = own;
    left -= own;
  }
  return shares;
}

const HALF = 0.625;
/** Partners of the entry share without any tier, where the lowest tier asks for sales, and where it does not. */
const WITHOUT_SALES = 0.75;
const WITHOUT_STANDING = 0.04;

/** The shares of levels among partners with and without a sale in the last 12 months, so that all together keep the mix. */
export function sharesBySales(goals: LevelTiers, shares: readonly number[], dormant: number): { dormant: number[]; active: number[] } {
  const quiet = shares.map((share, level) => (goals.tiers[level - 1]?.needsSales ? 0 : share));
  const sum = quiet.reduce((total, share) => total + share, 0);
  const ofDormant = sum > 0 ? quiet.map((share) => share / sum) : shares.map((_, level) => (level === 0 ? 1 : 0));
  const ofActive = shares.map((share, level) => Math.max(0, share - dormant * (ofDormant[level] ?? 0)));
  const rest = ofActive.reduce((total, share) => total + share, 0);
  return { dormant: ofDormant, active: rest > 0 ? ofActive.map((share) => share / rest) : [...shares] };
}
