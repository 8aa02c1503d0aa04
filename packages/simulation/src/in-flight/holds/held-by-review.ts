import type { CompiledProgram } from '@tierwright/engine';
import { fromDay, type PartnerData, toDay } from '@tierwright/facts';
import type { Previous } from '@tierwright/program';
import { newBits, setBit } from '../../columns/bits.ts';
import type { Column } from '../../columns/column.ts';
import { columnBuilder } from '../../columns/column-builder.ts';
import { decideAsRead } from '../../outcome/decide-version.ts';
import { STATES, type Standings, type VersionOutcome } from '../../outcome/version-outcome.ts';
import { partnersAt } from '../../snapshot/partners-at.ts';
import { NO_DAY, type PreviousStates, type Snapshot } from '../../snapshot/snapshot.ts';
import { standingsUnder } from '../../standings/standings-under.ts';
import type { Hold } from './hold.ts';
import { withTracks } from './one-track.ts';

/** A track, or a group of one, in which some partners would fall; places in the snapshot. */
export interface Falling {
  readonly track: string;
  readonly group: string | null;
  readonly partners: readonly number[];
}

const wordColumn = (words: readonly (string | null)[]): Column => {
  const builder = columnBuilder('word');
  for (const word of words) builder.add(word);
  return builder.finish();
};

/** What the version before held, as the state of the day before: of those who would fall, in their order. */
function statesBefore({ snapshot, before }: Deciding, { group, partners }: Falling, standings: Standings): PreviousStates {
  const { made } = snapshot;
  const count = partners.length;
  const on = new Int32Array(count).fill(NO_DAY);
  const [since, until] = [new Int32Array(count).fill(NO_DAY), new Int32Array(count).fill(NO_DAY)];
  const state = new Uint8Array(count).fill(STATES.indexOf('held'));
  const words: (string | null)[] = new Array(count).fill(null);
  const isByGroup = newBits(count);
  const tiers = before.compiled.program.tracks?.find(({ id }) => id === standings.track)?.tiers ?? [];
  for (const [at, partner] of partners.entries()) {
    on[at] = toDay(made.asOf) - 1;
    since[at] = standings.since[partner] as number;
    until[at] = standings.until[partner] as number;
    state[at] = standings.state[partner] as number;
    words[at] = tiers[standings.tier[partner] as number]?.id ?? null;
    if (group !== null) setBit(isByGroup, at);
  }
  const nobody = wordColumn(new Array(count).fill(null));
  const own = wordColumn(words);
  return { on, since, until, state, tier: group === null ? own : nobody, groups: new Map(group === null ? [] : [[group, own]]), isByGroup };
}

interface Deciding {
  readonly snapshot: Snapshot;
  readonly before: VersionOutcome;
  readonly candidate: CompiledProgram;
}

const dayOrNone = (name: string, day: number) => (day === NO_DAY ? {} : { [name]: fromDay(day) });

function previousOf(states: PreviousStates, index: number, tier: string | null, group: string | null): Previous {
  const state = STATES[states.state[index] as number] ?? 'held';
  const days = { ...dayOrNone('since', states.since[index] as number), ...dayOrNone('until', states.until[index] as number) };
  return { on: fromDay(states.on[index] as number), state, ...days, ...(group === null ? { tier } : { groups: { [group]: tier } }) };
}

/** How a partner kept as read stands after the day, in one track. */
function standingAsRead(one: CompiledProgram, partner: PartnerData, previous: Previous, snapshot: Snapshot, group: string | null) {
  const decision = decideAsRead(one, { ...partner, previous }, snapshot.made);
  const entry = decision.tracks.find((its) => (its.group ?? null) === group);
  return entry && { tier: entry.tier, isAtRisk: entry.state === 'atRisk', until: entry.until ?? null };
}

/**
 * ENG-S: of partners who would fall in a track, or in a group of one, those whose tier the candidate's review does not take
 * on the day: in grace, or not reviewed yet.
 */
export function heldByReview(deciding: Deciding, falling: Falling, rank: (tier: string | null) => number): ReadonlyMap<number, Hold> {
  const { snapshot, before, candidate } = deciding;
  const { track: id, group, partners } = falling;
  const found = new Map<number, Hold>();
  const standings = before.standings.find((one) => one.track === id && one.group === group);
  const track = candidate.program.tracks?.find((one) => one.id === id);
  if (!standings || !track || partners.length === 0) return found;
  const tiersBefore = before.compiled.program.tracks?.find((one) => one.id === id)?.tiers ?? [];
  const one = withTracks(candidate, `track/${id}`, () => [track]);
  const previous = statesBefore(deciding, falling, standings);
  const inColumns = partners.some((index) => !snapshot.asRead.has(index))
    ? standingsUnder({ ...partnersAt(snapshot, Int32Array.from(partners)), previous }, [one])[0]?.find(
        (its) => its.track === id && its.group === group,
      )
    : undefined;
  for (const [at, index] of partners.entries()) {
    const tier = tiersBefore[standings.tier[index] as number]?.id ?? null;
    // A tier that the candidate does not have is decided anew.
    if (tier === null || !track.tiers.some((its) => its.id === tier)) continue;
    const partner = snapshot.asRead.get(index);
    const after = partner
      ? standingAsRead(one, partner, previousOf(previous, at, tier, group), snapshot, group)
      : inColumns &&
        standingIn(
          inColumns,
          at,
          track.tiers.map((its) => its.id),
        );
    if (!after || rank(after.tier) < rank(tier)) continue;
    found.set(index, after.isAtRisk ? { by: 'grace', until: after.until } : { by: 'review', until: null });
  }
  return found;
}

function standingIn({ tier, state, until }: Standings, index: number, tiers: readonly string[]) {
  const day = until[index] as number;
  return {
    tier: tiers[tier[index] as number] ?? null,
    isAtRisk: STATES[state[index] as number] === 'atRisk',
    until: day === NO_DAY ? null : fromDay(day),
  };
}
