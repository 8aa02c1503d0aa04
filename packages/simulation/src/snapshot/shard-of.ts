import type { Column } from '../columns/column.ts';
import { bitsFrom, cutColumn } from '../columns/cut-column.ts';
import type { Entries } from '../columns/partner-columns.ts';
import type { PreviousStates, Rows, Snapshot } from './snapshot.ts';
import type { Texts } from './texts.ts';

const cutMap = <K>(columns: ReadonlyMap<K, Column>, from: number, to: number): Map<K, Column> =>
  new Map([...columns].map(([name, column]) => [name, cutColumn(column, from, to)]));

/** Where lists begin, counted from the first of them. */
const cutStarts = (starts: Int32Array, from: number, to: number): Int32Array =>
  starts.slice(from, to + 1).map((start) => start - (starts[from] as number));

const cutTexts = ({ bytes, offsets }: Texts, from: number, to: number): Texts => ({
  bytes: bytes.slice(offsets[from], offsets[to]),
  offsets: cutStarts(offsets, from, to),
});

function cutRows({ starts, days }: Rows, from: number, to: number): { rows: Rows; first: number; end: number } {
  const [first, end] = starts === null ? [from, to] : [starts[from] as number, starts[to] as number];
  const own = starts === null || end - first === to - from ? null : cutStarts(starts, from, to);
  return { rows: { count: end - first, starts: own, days: days.slice(first, end) }, first, end };
}

function cutEntries({ starts, partners, groups, facts }: Entries, from: number, to: number): Entries {
  const [first, end] = [starts[from] as number, starts[to] as number];
  return {
    starts: cutStarts(starts, from, to),
    partners: partners.slice(first, end).map((row) => row - from),
    groups: cutColumn(groups, first, end),
    facts: new Map(
      [...facts].map(([key, { values, present }]) => [
        key,
        { values: cutColumn(values, first, end), present: bitsFrom(present, first, end) },
      ]),
    ),
  };
}

function cutPrevious({ on, since, until, state, tier, groups, isByGroup }: PreviousStates, from: number, to: number): PreviousStates {
  return {
    on: on.slice(from, to),
    since: since.slice(from, to),
    until: until.slice(from, to),
    state: state.slice(from, to),
    tier: cutColumn(tier, from, to),
    groups: cutMap(groups, from, to),
    isByGroup: bitsFrom(isByGroup, from, to),
  };
}

/** The partners of a snapshot from one place on, before another. Those that cannot be decided are in the shard that begins it. */
export function shardOf(snapshot: Snapshot, from: number, to: number): Snapshot {
  const { made, ids, titles, facts, groups, entries, previous, asRead, undecided } = snapshot;
  const { rows, first, end } = cutRows(snapshot.rows, from, to);
  return {
    made,
    count: to - from,
    ids: cutTexts(ids, from, to),
    titles: cutTexts(titles, from, to),
    rows,
    facts: cutMap(facts, first, end),
    groups: new Map([...groups].map(([key, columns]) => [key, cutMap(columns, first, end)])),
    entries: new Map([...entries].map(([by, one]) => [by, cutEntries(one, first, end)])),
    previous: previous === null ? null : cutPrevious(previous, from, to),
    asRead: new Map([...asRead].flatMap(([place, partner]) => (place >= from && place < to ? [[place - from, partner] as const] : []))),
    undecided: from === 0 ? undecided : [],
  };
}
