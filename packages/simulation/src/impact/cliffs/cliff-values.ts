import { toDay } from '@tierwright/facts';
import { factsOn } from '../../benefits/facts-on.ts';
import type { HeldTiers } from '../../benefits/held-tiers.ts';
import { linesOn } from '../../benefits/lines-on.ts';
import type { HeldColumns } from '../../held/held-columns.ts';
import { benefitSource } from '../../outcome/benefit-source.ts';
import type { Line, VersionOutcome } from '../../outcome/version-outcome.ts';
import { rowsOnDay } from '../../snapshot/rows-on-day.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import { textAt } from '../../snapshot/texts.ts';
import type { DecidedShard } from '../section.ts';
import type { CliffKind, FoundCliffs } from './found-cliffs.ts';

/** Some cliffs of tracks, one after the other: who it is, and of which kind. */
interface Cliffs {
  readonly kinds: readonly CliffKind[];
  readonly partners: Int32Array;
  readonly kindAt: Int32Array;
}

/** The tiers of the partners, one tier of each put in place of the one that it holds. At another tier one counts as held all along. */
function withTiers(standings: readonly HeldTiers[], { kinds, partners, kindAt }: Cliffs, side: 'from' | 'to'): HeldTiers[] {
  return standings.map(({ track, group, tier }): HeldTiers => {
    const tiers = new Int8Array(partners.length);
    for (let at = 0; at < tiers.length; at += 1) tiers[at] = tier[partners[at] as number] as number;
    if (group !== null) return { track, group, tier: tiers };
    putTiers(
      tiers,
      kindAt,
      Int8Array.from(kinds, (kind) => (kind.track.track.id === track ? kind[side] : STAYS)),
    );
    return { track, group, tier: tiers };
  });
}

/** Below every place of a tier. */
const STAYS = -128;

/** `put`: by kind the tier that takes the place of the one there, or `STAYS`. */
function putTiers(tiers: Int8Array, kindAt: Int32Array, put: Int8Array): void {
  for (let at = 0; at < tiers.length; at += 1) {
    const tier = put[kindAt[at] as number] as number;
    if (tier !== STAYS) tiers[at] = tier;
  }
}

/** What lines come to for each partner; NaN where that of one is not known. */
function totals(lines: readonly Line[], partners: Int32Array | null, count: number): Float64Array {
  const sums = new Float64Array(count);
  for (const { priced, known, value } of lines)
    for (let at = 0; at < count; at += 1) {
      const partner = partners === null ? at : (partners[at] as number);
      const isUnknown = (((priced[partner >>> 5] as number) & ~(known[partner >>> 5] as number)) >>> (partner & 31)) & 1;
      sums[at] = isUnknown === 1 ? Number.NaN : (sums[at] as number) + (value[partner] as number);
    }
  return sums;
}

/** The facts of some partners on the day. */
const factsOf = (snapshot: Snapshot, partners: Int32Array, held: HeldColumns) => {
  const rows = rowsOnDay(snapshot.rows, toDay(snapshot.made.asOf));
  const rowAt = rows === null ? partners : partners.map((partner) => rows[partner] as number);
  return { ...factsOn(snapshot, rowAt, held.in(snapshot)), count: partners.length };
};

function totalsAt(snapshot: Snapshot, after: VersionOutcome, cliffs: Cliffs, side: 'from' | 'to'): Float64Array {
  const { partners } = cliffs;
  const lines = linesOn({
    ...benefitSource(snapshot, after.compiled, withTiers(after.standings, cliffs, side)),
    count: partners.length,
    idAt: (index) => textAt(snapshot.ids, partners[index] as number),
    facts: (held) => factsOf(snapshot, partners, held),
  });
  return totals(lines, null, partners.length);
}

/** Whether everybody holds, all along, the tier that the cliff is seen from, as where no state comes before: then it has the lines of that tier already. */
function areHeld({ standings }: VersionOutcome, { kinds, partners, kindAt }: Cliffs): boolean {
  if (standings.some(({ tierOn }) => tierOn !== undefined)) return false;
  const headlines = kinds.map(({ track }) => standings.find((one) => one.track === track.track.id && one.group === null)?.tier);
  const from = Int8Array.from(kinds, (kind) => kind.from);
  for (let at = 0; at < partners.length; at += 1) {
    const kind = kindAt[at] as number;
    if (headlines[kind]?.[partners[at] as number] !== from[kind]) return false;
  }
  return true;
}

/** The cliffs of tracks: at another tier of a group nothing is worked out. */
function ofTracks({ kinds, rows, kindAt }: FoundCliffs, count: number): Cliffs & { readonly places: Int32Array } {
  const isTrack = Uint8Array.from(kinds, ({ track }) => (track.group === null ? 1 : 0));
  const [places, partners, own] = [new Int32Array(count), new Int32Array(count), new Int32Array(count)];
  let found = 0;
  for (let at = 0; at < count; at += 1) {
    const kind = kindAt[at] as number;
    if (isTrack[kind] !== 1) continue;
    places[found] = at;
    partners[found] = rows[at] as number;
    own[found] = kind;
    found += 1;
  }
  return { kinds, places: places.subarray(0, found), partners: partners.subarray(0, found), kindAt: own.subarray(0, found) };
}

/** SIM-Q10: what each of the first cliffs, of partners in columns, is worth in a year: more or less at the other tier, minor units; NaN where that is not known. */
export function cliffValues({ snapshot, after }: DecidedShard, found: FoundCliffs, count: number): Float64Array {
  const values = new Float64Array(count);
  // A version without anybody in columns may have benefits that cannot be in them.
  if (count === 0 || (after.compiled.program.benefits ?? []).length === 0) return values;
  const { places, ...cliffs } = ofTracks(found, count);
  values.fill(Number.NaN);
  const before = areHeld(after, cliffs) ? totals(after.lines, cliffs.partners, places.length) : totalsAt(snapshot, after, cliffs, 'from');
  const other = totalsAt(snapshot, after, cliffs, 'to');
  for (let at = 0; at < places.length; at += 1) values[places[at] as number] = (other[at] as number) - (before[at] as number);
  return values;
}
