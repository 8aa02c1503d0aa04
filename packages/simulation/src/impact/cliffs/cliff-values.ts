import { toDay } from '@tierwright/facts';
import { factsOn } from '../../benefits/facts-on.ts';
import { linesOn } from '../../benefits/lines-on.ts';
import { hasBit } from '../../columns/bits.ts';
import type { HeldColumns } from '../../held/held-columns.ts';
import { benefitSource } from '../../outcome/benefit-source.ts';
import type { Line, Standings } from '../../outcome/version-outcome.ts';
import { rowsOnDay } from '../../snapshot/rows-on-day.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import { type Texts, TextsBuilder, textAt } from '../../snapshot/texts.ts';
import type { DecidedShard } from '../section.ts';
import type { FoundCliff } from './find-cliffs.ts';

/** The standings of some partners, one tier of each put in place of the one that it holds. */
function withTiers(standings: readonly Standings[], cliffs: readonly FoundCliff[], side: 'from' | 'to'): Standings[] {
  const count = cliffs.length;
  const rows = Int32Array.from(cliffs, ({ row }) => row);
  const gather = <A extends Int8Array | Uint8Array | Int32Array>(of: A, into: A): A => {
    for (let index = 0; index < count; index += 1) into[index] = of[rows[index] as number] as number;
    return into;
  };
  // At another tier one counts as held all along.
  const others = standings.map(({ tierOn: _, ...one }) => ({
    ...one,
    tier: gather(one.tier, new Int8Array(count)),
    qualified: gather(one.qualified, new Int8Array(count)),
    state: gather(one.state, new Uint8Array(count)),
    until: gather(one.until, new Int32Array(count)),
    since: gather(one.since, new Int32Array(count)),
  }));
  const headlines = new Map(others.flatMap(({ track, group, tier }) => (group === null ? [[track, tier] as const] : [])));
  for (let index = 0; index < count; index += 1) {
    const { track, [side]: tier } = cliffs[index] as FoundCliff;
    const headline = track.group === null ? headlines.get(track.track.id) : undefined;
    if (headline) headline[index] = tier;
  }
  return others;
}

function totals(lines: readonly Line[], count: number): (number | null)[] {
  const sums: (number | null)[] = new Array(count).fill(0);
  for (const { priced, known, value } of lines)
    for (let index = 0; index < count; index += 1) {
      const sum = sums[index] as number | null;
      if (sum !== null) sums[index] = hasBit(priced, index) && !hasBit(known, index) ? null : sum + (value[index] as number);
    }
  return sums;
}

function idsOf({ ids }: Snapshot, cliffs: readonly FoundCliff[]): Texts {
  const texts = new TextsBuilder();
  for (const { row } of cliffs) texts.add(textAt(ids, row));
  return texts.finish();
}

/** The facts of some partners on the day. */
const factsOf = (snapshot: Snapshot, partners: Int32Array, held: HeldColumns) => {
  const rows = rowsOnDay(snapshot.rows, toDay(snapshot.made.asOf));
  const rowAt = rows === null ? partners : partners.map((partner) => rows[partner] as number);
  return { ...factsOn(snapshot, rowAt, held.in(snapshot)), count: partners.length };
};

/** SIM-Q10: what each partner would have more or less in a year at the other tier, minor units; null where that is not known. */
export function cliffValues({ snapshot, after }: DecidedShard, cliffs: readonly FoundCliff[]): readonly (number | null)[] {
  // A version without anybody in columns may have benefits that cannot be in them.
  if (cliffs.length === 0) return [];
  if ((after.compiled.program.benefits ?? []).length === 0) return cliffs.map(() => 0);
  const partners = Int32Array.from(cliffs, ({ row }) => row);
  const ids = idsOf(snapshot, cliffs);
  const [before, other] = (['from', 'to'] as const).map((side) => {
    const source = benefitSource(snapshot, after.compiled, withTiers(after.standings, cliffs, side));
    return totals(linesOn({ ...source, ids, count: cliffs.length, facts: (held) => factsOf(snapshot, partners, held) }), cliffs.length);
  });
  return cliffs.map(({ track }, index) => {
    const [was, is] = [before?.[index] ?? null, other?.[index] ?? null];
    return track.group !== null || was === null || is === null ? null : is - was;
  });
}
