import type { FactSet, FactValue, GroupValues } from '@tierwright/facts';
import type { Fact } from '@tierwright/program';
import type { DateScope } from '../compile/scope.ts';
import type { FactTrace } from '../decision/decision.ts';
import { shown } from '../model/inside.ts';

const RECORDS_SHOWN = 20;

export const isGroups = (value: FactValue | GroupValues): value is GroupValues =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

function factTrace(facts: FactSet, at: DateScope, id: string, fact: Fact, value: FactValue, group: string | undefined): FactTrace {
  const trace: FactTrace = { fact: id, title: fact.title, type: fact.type, value: shown(value, fact.type, at.compiled.program.currency) };
  if (fact.unit !== undefined) trace.unit = fact.unit;
  if (group !== undefined) trace.group = group;
  if (facts.given.has(id)) trace.given = true;
  else if (facts.notLoaded.has(id)) trace.notLoaded = true;
  else {
    const source = facts.source(id, group);
    if (source) {
      trace.windows = source.windows;
      trace.records = { ids: source.records.slice(0, RECORDS_SHOWN), total: source.records.length };
    }
  }
  return trace;
}

/** ENG-E1: facts with what made them. */
export function factTraces(facts: FactSet, at: DateScope, ids: readonly string[]): FactTrace[] {
  const { program } = at.compiled;
  const traces: FactTrace[] = [];
  for (const id of ids) {
    const fact = program.facts?.[id];
    if (!fact) {
      traces.push({ fact: id, title: 'Today', type: 'date', value: facts.asOf });
      continue;
    }
    const value = facts.values[id] ?? null;
    if (fact.by === undefined) {
      traces.push(factTrace(facts, at, id, fact, isGroups(value) ? null : value, undefined));
      continue;
    }
    // A fact by group that is unknown as a whole (not loaded) is unknown in every group.
    const groups = isGroups(value) ? value : null;
    const valueIn = (group: string): FactValue =>
      groups === null ? null : Object.hasOwn(groups, group) ? (groups[group] ?? null) : facts.missing(id);
    for (const group of at.compiled.groupDomain(fact.by) ?? Object.keys(groups ?? {}).sort()) {
      traces.push(factTrace(facts, at, id, fact, valueIn(group), group));
    }
  }
  return traces;
}
