import { type CompiledProgram, readType } from '@tierwright/engine';
import type { FactSet, FactValue } from '@tierwright/facts';
import { newBits, setBit } from './bits.ts';
import type { Column } from './column.ts';
import { columnOf } from './column-of.ts';
import { groupsOf, hasGroup, inGroup } from './groups-of-facts.ts';
import { KIND_OF_TYPE } from './kind-of-type.ts';
import type { Entries, PartnerColumns } from './partner-columns.ts';

function entriesOf(compiled: CompiledProgram, ids: readonly string[], sets: readonly FactSet[]): Entries {
  const rows = sets.flatMap((facts, partner) => {
    const groups = new Set(ids.flatMap((id) => Object.keys(groupsOf(facts, id) ?? {})));
    return [...groups].sort().map((group) => ({ facts, partner, group }));
  });
  const starts = new Int32Array(sets.length + 1);
  for (const { partner } of rows) starts[partner + 1] = (starts[partner + 1] as number) + 1;
  for (let partner = 0; partner < sets.length; partner += 1)
    starts[partner + 1] = (starts[partner + 1] as number) + (starts[partner] as number);
  const facts = ids.map((id) => {
    const present = newBits(rows.length);
    for (const [row, { facts: of, group }] of rows.entries()) if (hasGroup(groupsOf(of, id), group)) setBit(present, row);
    const values = rows.map(({ facts: of, group }) => inGroup(of, id, group));
    return [id, { values: columnOf(KIND_OF_TYPE[readType(compiled.program, id).type], values), present }] as const;
  });
  const groups = columnOf(
    'word',
    rows.map(({ group }) => group),
  );
  return { starts, partners: Int32Array.from(rows, ({ partner }) => partner), groups, facts: new Map(facts) };
}

/** The facts that a program declares, of partners on one day. */
export function columnsFromFacts(compiled: CompiledProgram, asOf: string, sets: readonly FactSet[]): PartnerColumns {
  const facts = new Map<string, Column>();
  const groups = new Map<string, ReadonlyMap<string, Column>>();
  const occurring = new Map<string, string[]>();
  for (const [id, { by }] of Object.entries(compiled.program.facts ?? {})) {
    const kind = KIND_OF_TYPE[readType(compiled.program, id).type];
    const domain = by === undefined ? undefined : compiled.groupDomain(by);
    if (by === undefined) {
      const values = sets.map((set) => (set.values[id] ?? null) as FactValue);
      facts.set(id, columnOf(kind, values));
    } else if (domain === undefined) occurring.set(by, [...(occurring.get(by) ?? []), id]);
    else {
      const inEach = (group: string) => sets.map((set) => inGroup(set, id, group));
      groups.set(id, new Map(domain.map((group) => [group, columnOf(kind, inEach(group))])));
    }
  }
  const entries = new Map([...occurring].map(([by, ids]) => [by, entriesOf(compiled, ids, sets)]));
  return { count: sets.length, asOf, partners: sets.map(({ partner }) => partner), facts, groups, entries };
}
