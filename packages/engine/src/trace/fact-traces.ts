import type { FactSet, FactValue, GroupValues } from '@tierwright/facts';
import type { DateScope } from '../compile/scope.ts';
import type { FactTrace } from '../decision/decision.ts';
import { shown } from '../model/inside.ts';

const RECORDS_SHOWN = 20;

export const isGroups = (value: FactValue | GroupValues): value is GroupValues =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** Adds the trace of a fact, in all of its groups where it has groups. */
type FactTracer = (facts: FactSet, traces: FactTrace[]) => void;

function factTracer(at: DateScope, id: string): FactTracer {
  const { program } = at.compiled;
  const fact = program.facts?.[id];
  if (!fact) return (facts, traces) => traces.push({ fact: id, title: 'Today', type: 'date', value: facts.asOf });
  const { title, type, unit, by } = fact;

  const one = (facts: FactSet, inside: FactValue, group: string | undefined): FactTrace => {
    const value = shown(inside, type, program.currency);
    const isGiven = facts.given.has(id);
    // The commonest kind is written in one piece: an object that grows costs twice as much.
    if (isGiven && group === undefined) {
      return unit === undefined ? { fact: id, title, type, value, given: true } : { fact: id, title, type, unit, value, given: true };
    }
    const trace: FactTrace = { fact: id, title, type, value };
    if (unit !== undefined) trace.unit = unit;
    if (group !== undefined) trace.group = group;
    if (isGiven) trace.given = true;
    else if (facts.notLoaded.has(id)) trace.notLoaded = true;
    else {
      const source = facts.source(id, group);
      if (source) {
        trace.windows = source.windows;
        trace.records = { ids: source.records.slice(0, RECORDS_SHOWN), total: source.records.length };
      }
    }
    return trace;
  };
  if (by === undefined) {
    return (facts, traces) => {
      const value = facts.values[id] ?? null;
      traces.push(one(facts, isGroups(value) ? null : value, undefined));
    };
  }
  const domain = at.compiled.groupDomain(by);
  return (facts, traces) => {
    // A fact by group that is unknown as a whole (not loaded) is unknown in every group.
    const value = facts.values[id] ?? null;
    const groups = isGroups(value) ? value : null;
    const valueIn = (group: string): FactValue =>
      groups === null ? null : Object.hasOwn(groups, group) ? (groups[group] ?? null) : facts.missing(id);
    for (const group of domain ?? Object.keys(groups ?? {}).sort()) traces.push(one(facts, valueIn(group), group));
  };
}

/** ENG-E1: writes facts with what made them. */
export function factTracers(at: DateScope, ids: readonly string[]): (facts: FactSet) => FactTrace[] {
  const tracers = ids.map((id) => factTracer(at, id));
  return (facts) => {
    const traces: FactTrace[] = [];
    for (const trace of tracers) trace(facts, traces);
    return traces;
  };
}
