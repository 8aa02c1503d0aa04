import type { CompiledProgram } from '@tierwright/engine';
import type { FactColumns } from '../columns/partner-columns.ts';
import { factKeys } from './fact-keys.ts';
import type { Snapshot } from './snapshot.ts';

/** The facts of a snapshot, a value for each row, under their keys. */
export const factColumns = ({ rows, facts, groups, entries }: Snapshot): FactColumns => ({ count: rows.count, facts, groups, entries });

/** The name of the column in which a snapshot keeps a fact of a version: versions that define it alike share it. */
export function columnsOfVersion(compiled: CompiledProgram): (fact: string) => string {
  const keys = factKeys(compiled);
  return (fact) => keys.get(fact) ?? fact;
}
