import { type CompiledProgram, readType } from '@tierwright/engine';
import type { FactSet, FactValue } from '@tierwright/facts';
import type { Column } from './column.ts';
import { columnOf } from './column-builder.ts';
import { EntriesBuilder } from './entries-builder.ts';
import { inGroup } from './groups-of-facts.ts';
import { KIND_OF_TYPE } from './kind-of-type.ts';
import type { PartnerColumns } from './partner-columns.ts';

/** The facts that a program declares, of partners on one day. */
export function columnsFromFacts(compiled: CompiledProgram, asOf: string, sets: readonly FactSet[]): PartnerColumns {
  const facts = new Map<string, Column>();
  const groups = new Map<string, ReadonlyMap<string, Column>>();
  const occurring = new Map<string, EntriesBuilder>();
  for (const [id, { by }] of Object.entries(compiled.program.facts ?? {})) {
    const kind = KIND_OF_TYPE[readType(compiled.program, id).type];
    const domain = by === undefined ? undefined : compiled.groupDomain(by);
    if (by === undefined) {
      const values = sets.map((set) => (set.values[id] ?? null) as FactValue);
      facts.set(id, columnOf(kind, values));
    } else if (domain === undefined) {
      const entries = occurring.get(by) ?? new EntriesBuilder();
      entries.with(id, id, kind, 0);
      occurring.set(by, entries);
    } else {
      const inEach = (group: string) => sets.map((set) => inGroup(set, id, group));
      groups.set(id, new Map(domain.map((group) => [group, columnOf(kind, inEach(group))])));
    }
  }
  for (const [row, set] of sets.entries()) for (const entries of occurring.values()) entries.add(row, [set]);
  const entries = new Map([...occurring].map(([by, builder]) => [by, builder.finish()]));
  return { count: sets.length, asOf, partners: sets.map(({ partner }) => partner), facts, groups, entries };
}
