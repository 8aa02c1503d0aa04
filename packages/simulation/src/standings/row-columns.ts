import type { PartnerColumns } from '../columns/partner-columns.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

const known = new WeakMap<Snapshot, PartnerColumns>();

/** The facts of a snapshot by row, as plans read them. */
export function rowColumns(snapshot: Snapshot): PartnerColumns {
  let columns = known.get(snapshot);
  if (columns === undefined) {
    const { rows, facts, groups, entries, made } = snapshot;
    columns = { count: rows.count, asOf: made.asOf, partners: [], facts, groups, entries };
    known.set(snapshot, columns);
  }
  return columns;
}
