import type { compileProgram } from '@tierwright/engine';
import { type FactSet, type FactValue, fromDay, type PartnerData, toDay } from '@tierwright/facts';
import { columnsOfVersion, factColumns, rowsOf, type Snapshot, textAt, valueAt } from '@tierwright/simulation';

type Compiled = ReturnType<typeof compileProgram>;
/** By fact, and group where it has groups. */
type Values = Record<string, FactValue>;

/** What a snapshot holds of a version's facts in a row, and what the facts of that day are. */
export interface RowFacts {
  readonly partner: string;
  readonly day: string;
  readonly kept: Values;
  readonly computed: Values;
}

/** Every row of a snapshot on its first day and on its last one, beside the facts of that day. */
export function* rowFacts(snapshot: Snapshot, compiled: Compiled, partners: readonly PartnerData[]): Generator<RowFacts> {
  const data = new Map(partners.map((partner) => [partner.id, partner]));
  const { asOf, parametersAsOf, asKnownOn } = snapshot.made;
  const options = {
    ...(parametersAsOf === undefined || parametersAsOf === asOf ? {} : { parametersAsOf }),
    ...(asKnownOn === undefined ? {} : { asKnownOn }),
  };
  for (let index = 0; index < snapshot.count; index += 1) {
    const id = textAt(snapshot.ids, index);
    const prepared = compiled.facts.prepare(data.get(id) as PartnerData, { extra: 'ignore' });
    if (!prepared.ok) throw new Error(`${id} is in the snapshot and cannot be read`);
    const [first, end] = rowsOf(snapshot.rows, index);
    for (let row = first; row < end; row += 1) {
      const last = row + 1 < end ? (snapshot.rows.days[row + 1] as number) - 1 : toDay(asOf);
      for (const day of new Set([snapshot.rows.days[row] as number, last].map(fromDay))) {
        const facts = compiled.facts.facts(prepared.value, day, options);
        yield { partner: id, day, kept: keptIn(snapshot, compiled, row), computed: computedOn(compiled, facts) };
      }
    }
  }
}

function keptIn(snapshot: Snapshot, compiled: Compiled, row: number): Values {
  const { facts, groups, entries } = factColumns(snapshot);
  const nameOf = columnsOfVersion(compiled);
  const values: Values = {};
  for (const [id, { by }] of Object.entries(compiled.program.facts ?? {})) {
    const plain = facts.get(nameOf(id));
    if (plain) values[id] = valueAt(plain, row);
    for (const [group, column] of groups.get(nameOf(id)) ?? []) values[`${id} ${group}`] = valueAt(column, row);
    const among = by === undefined ? undefined : entries.get(by);
    const column = among?.facts.get(nameOf(id));
    if (!among || !column) continue;
    for (let at = among.starts[row] as number; at < (among.starts[row + 1] as number); at += 1)
      if (((column.present[at >>> 5] as number) >>> (at & 31)) & 1)
        values[`${id} ${valueAt(among.groups, at)}`] = valueAt(column.values, at);
  }
  return values;
}

function computedOn(compiled: Compiled, facts: FactSet): Values {
  const values: Values = {};
  for (const [id, { by }] of Object.entries(compiled.program.facts ?? {})) {
    const value = facts.values[id] ?? null;
    const domain = by === undefined ? undefined : compiled.groupDomain(by);
    if (by === undefined) values[id] = value as FactValue;
    else {
      const groups = (value ?? {}) as Record<string, FactValue>;
      for (const group of domain ?? Object.keys(groups))
        values[`${id} ${group}`] = value === null ? null : Object.hasOwn(groups, group) ? (groups[group] ?? null) : facts.missing(id);
    }
  }
  return values;
}
