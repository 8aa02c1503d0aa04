import type { CompiledProgram } from '@tierwright/engine';
import type { FactSet } from '@tierwright/facts';
import { columnsFromFacts } from '../columns/columns-from-facts.ts';
import { type ColumnSource, ofColumns } from '../run/column-source.ts';
import type { Snapshot } from './snapshot.ts';

/** Facts on the day of partners that are kept as read, under their ids, and the places of the partners. */
export interface FactsAsRead {
  readonly source: ColumnSource;
  readonly partners: readonly number[];
}

/** Without partners whose derived values are given; `withStates`: also those that have a state before. */
export function factsAsRead(compiled: CompiledProgram, { made, asRead }: Snapshot, withStates: boolean): FactsAsRead {
  const { asOf, parametersAsOf, asKnownOn } = made;
  const options = { ...(parametersAsOf === undefined ? {} : { parametersAsOf }), ...(asKnownOn === undefined ? {} : { asKnownOn }) };
  const partners: number[] = [];
  const sets: FactSet[] = [];
  for (const [partner, data] of asRead) {
    if (!withStates && data.previous !== undefined) continue;
    const prepared = compiled.facts.prepare(data, { extra: 'ignore' });
    if (!prepared.ok) continue;
    const facts = compiled.facts.facts(prepared.value, asOf, options);
    if ([...facts.given].some((id) => compiled.program.derived?.[id])) continue;
    partners.push(partner);
    sets.push(facts);
  }
  return { source: ofColumns(columnsFromFacts(compiled, asOf, sets)), partners };
}
