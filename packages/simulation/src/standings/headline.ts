import type { Track } from '@tierwright/program';
import type { Standings } from '../outcome/version-outcome.ts';
import { NOT_DECIDED } from '../run/qualified-tiers.ts';
import { NO_DAY } from '../snapshot/snapshot.ts';
import { AT_RISK, HELD, NONE, REMOVED } from './carried-states.ts';
import { emptyStandings } from './empty-standings.ts';
import type { TierOn } from './tier-history.ts';

/** ENG-T3: the best or worst of a track's groups, for each partner. */
export function headlineOf(track: Track, groups: readonly Standings[], count: number): Standings {
  const headline = emptyStandings(track.id, null, count);
  const pick = track.headline === 'worst' ? Math.min : Math.max;
  for (let partner = 0; partner < count; partner += 1) {
    const [first] = groups;
    if (first === undefined || first.tier[partner] === NOT_DECIDED) continue;
    let tier = first.tier[partner] as number;
    let qualified = first.qualified[partner] as number;
    for (const group of groups) {
      tier = pick(tier, group.tier[partner] as number);
      qualified = pick(qualified, group.qualified[partner] as number);
    }
    headline.tier[partner] = tier;
    headline.qualified[partner] = qualified;
    if (tier < 0) headline.state[partner] = groups.every(({ state }) => state[partner] === REMOVED) ? REMOVED : NONE;
    else atRiskOrHeld(headline, groups, partner, tier);
  }
  const looksBack = groups.every(({ tierOn }) => tierOn !== undefined);
  return looksBack && groups.length > 0 ? { ...headline, tierOn: headlineOn(groups, pick) } : headline;
}

/** The headline tier of another day; not known where that of a group is not. */
function headlineOn(groups: readonly Standings[], pick: (...tiers: readonly number[]) => number): TierOn {
  return (partner, day) => {
    const tiers = groups.map(({ tierOn }) => tierOn?.(partner, day));
    const known = tiers.filter((tier) => tier !== undefined);
    return known.length < tiers.length ? undefined : pick(...known);
  };
}

function atRiskOrHeld(headline: Standings, groups: readonly Standings[], partner: number, tier: number): void {
  let until = NO_DAY;
  for (const group of groups) {
    if (group.tier[partner] !== tier) continue;
    if (group.state[partner] === HELD) {
      headline.state[partner] = HELD;
      return;
    }
    until = Math.max(until, group.until[partner] as number);
  }
  headline.state[partner] = AT_RISK;
  headline.until[partner] = until;
}
