/** A row of a state table: from which state, on what, to which. */
interface Row {
  readonly from: string;
  readonly on: string;
  readonly to: string;
}

/** A row that was taken, and in which table. */
export interface Move extends Row {
  readonly what: string;
}

/** Every way there is through the states of an item, and the states in which nothing is due any more. */
export interface StateTable {
  readonly rows: readonly Row[];
  readonly ends: readonly string[];
}

const known = new WeakMap<StateTable, ReadonlySet<string>>();
const keyOf = (from: string, on: string, to: string): string => `${from}|${on}|${to}`;

export function hasRow(table: StateTable, from: string, on: string, to: string): boolean {
  let keys = known.get(table);
  if (!keys) {
    keys = new Set(table.rows.map((row) => keyOf(row.from, row.on, row.to)));
    known.set(table, keys);
  }
  return keys.has(keyOf(from, on, to));
}

/** Rows from a compact list: `pending: { approve: ['approved'] }`. */
export function stateTable(
  states: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>,
  ends: readonly string[],
): StateTable {
  const rows = Object.entries(states).flatMap(([from, events]) =>
    Object.entries(events).flatMap(([on, targets]) => targets.map((to) => ({ from, on, to }))),
  );
  return { rows, ends };
}
