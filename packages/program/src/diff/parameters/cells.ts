import { canonicalize } from '../../canonical/canonicalize.ts';
import type { Dated, ParameterValues } from '../../parameters/schema.ts';
import { same } from '../content.ts';
import { childPlace, type Place } from '../place.ts';
import { type Segment, segmentsOf, sinceDay } from './segments.ts';

/** One value of a parameter or a variant: for all, for a tier or for a band. */
interface Cell {
  readonly by?: 'tier' | 'band';
  readonly id?: string;
  readonly place: Place;
}
/** Cells that change in the same way at the same time, told in one sentence. */
export interface CellChange extends Segment {
  readonly cells: readonly Cell[];
}
export interface CellDiff {
  readonly changes: CellChange[];
  /** Cells whose history is written in another way, with the same values on every day. */
  readonly rewritten: Cell[];
}

/** The values that differ between two versions of a parameter from a day on, tiers from the highest down. */
export function cellDiff(before: ParameterValues, after: ParameterValues, place: Place, since?: string): CellDiff {
  const groups = new Map<string, { segment: Segment; cells: Cell[] }>();
  const rewritten: Cell[] = [];
  const compare = (cell: Cell, one: Dated | undefined, other: Dated | undefined) => {
    if (same(one, other)) return;
    const segments = sinceDay(segmentsOf(one, other), since);
    if (segments.length === 0) rewritten.push(cell);
    for (const segment of segments) {
      const key = canonicalize([cell.by ?? '', segment]);
      const group = groups.get(key);
      if (group === undefined) groups.set(key, { segment, cells: [cell] });
      else group.cells.push(cell);
    }
  };
  compare({ place: childPlace(place, 'value') }, before.value, after.value);
  for (const by of ['tier', 'band'] as const) {
    const key = by === 'tier' ? 'byTier' : 'byBand';
    const one = before[key] ?? {};
    const other = after[key] ?? {};
    const ids = [...new Set([...Object.keys(other), ...Object.keys(one)])];
    for (const id of ranked(ids, by, place)) {
      compare({ by, id, place: childPlace(childPlace(place, key), id) }, own(one, id), own(other, id));
    }
  }
  return { changes: [...groups.values()].map(({ segment, cells }) => ({ ...segment, cells })), rewritten };
}

/** Tiers from the highest down, as the later program ranks them; bands as they are written. */
function ranked(ids: string[], by: 'tier' | 'band', place: Place): string[] {
  if (by === 'band') return ids;
  const order = [...tierIds(place.after), ...tierIds(place.before)];
  const rank = (id: string) => order.indexOf(id);
  return ids.sort((one, other) => rank(other) - rank(one));
}

function tierIds(side: Place['after']): string[] {
  return (side.program.tracks ?? []).flatMap((track) => track.tiers.map((tier) => tier.id));
}

function own(map: Record<string, Dated>, id: string): Dated | undefined {
  return Object.hasOwn(map, id) ? map[id] : undefined;
}
