import type { Column } from '../columns/column.ts';
import { gathered, gatheredBits } from '../columns/gathered.ts';
import { gatheredEntries } from '../columns/gathered-entries.ts';
import { type PreviousStates, type Rows, rowsOf, type Snapshot } from './snapshot.ts';
import { type Texts, TextsBuilder, textAt } from './texts.ts';

function textsAt(texts: Texts, places: Int32Array): Texts {
  const builder = new TextsBuilder();
  for (const place of places) builder.add(textAt(texts, place));
  return builder.finish();
}

const pick = <A extends Int32Array | Uint8Array>(from: A, into: A, places: Int32Array): A => {
  for (const [at, place] of places.entries()) into[at] = from[place] as number;
  return into;
};

/** The rows of partners, one partner after the other, and where each partner's begin. */
function rowsAt(rows: Rows, places: Int32Array): { from: Int32Array; rows: Rows } {
  const from: number[] = [];
  const starts = new Int32Array(places.length + 1);
  for (const [at, place] of places.entries()) {
    const [first, end] = rowsOf(rows, place);
    for (let row = first; row < end; row += 1) from.push(row);
    starts[at + 1] = from.length;
  }
  const all = Int32Array.from(from);
  const days = pick(rows.days, new Int32Array(all.length), all);
  return { from: all, rows: { count: all.length, starts: all.length === places.length ? null : starts, days } };
}

function previousAt({ on, since, until, state, tier, groups, isByGroup }: PreviousStates, places: Int32Array): PreviousStates {
  const days = (from: Int32Array) => pick(from, new Int32Array(places.length), places);
  return {
    on: days(on),
    since: days(since),
    until: days(until),
    state: pick(state, new Uint8Array(places.length), places),
    tier: gathered(tier, places),
    groups: new Map([...groups].map(([group, column]) => [group, gathered(column, places)])),
    isByGroup: gatheredBits(isByGroup, places),
  };
}

/** The partners at some places of a snapshot, in that order: what is asked of few of them is not worked out for all. */
export function partnersAt(snapshot: Snapshot, places: Int32Array): Snapshot {
  const { made, ids, titles, facts, groups, entries, previous, asRead } = snapshot;
  const { from, rows } = rowsAt(snapshot.rows, places);
  const columns = (all: ReadonlyMap<string, Column>) => new Map([...all].map(([name, column]) => [name, gathered(column, from)]));
  const read = [...places].flatMap((place, at) => {
    const partner = asRead.get(place);
    return partner === undefined ? [] : [[at, partner] as const];
  });
  return {
    made,
    count: places.length,
    ids: textsAt(ids, places),
    titles: textsAt(titles, places),
    rows,
    facts: columns(facts),
    groups: new Map([...groups].map(([key, inGroups]) => [key, columns(inGroups)])),
    entries: new Map([...entries].map(([by, one]) => [by, gatheredEntries(one, from)])),
    previous: previous === null ? null : previousAt(previous, places),
    asRead: new Map(read),
    undecided: [],
  };
}
