import type { FactValue, GroupValues } from '@tierwright/facts';
import type { Condition } from '@tierwright/program';
import { enter, type Frame } from '../compile/frame.ts';
import { type Operand, reader } from '../compile/operand.ts';
import type { DateScope } from '../compile/scope.ts';
import type { ConditionTrace, FactTrace, ParameterTrace, TierTrace, Trace, TrackTrace } from '../decision/decision.ts';
import { shown } from '../model/inside.ts';
import { readable } from '../model/readable.ts';
import { readType } from '../model/value-type.ts';
import type { CompiledTrack } from '../tracks/compiled-track.ts';
import type { Decided } from '../tracks/decide-track.ts';
import type { TrackResult } from '../tracks/track-result.ts';

const RECORDS_SHOWN = 20;
const isGroups = (value: FactValue | GroupValues): value is GroupValues => value !== null && typeof value === 'object' && !Array.isArray(value);

/** ENG-E1: facts with what made them. */
function factTraces(frame: Frame, at: DateScope, ids: readonly string[]): FactTrace[] {
  const { program } = at.compiled;
  const { facts } = frame;
  return ids.flatMap((id): FactTrace[] => {
    const fact = program.facts?.[id];
    if (!fact) return [{ fact: id, title: 'Today', type: 'date', value: frame.day }];
    const isGiven = facts.given.has(id);
    const one = (value: FactValue, group?: string): FactTrace => {
      const trace: FactTrace = { fact: id, title: fact.title, type: fact.type, value: shown(value, fact.type, program.currency) };
      if (group !== undefined) trace.group = group;
      if (fact.unit !== undefined) trace.unit = fact.unit;
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
    const value = facts.values[id] ?? null;
    if (fact.by === undefined) return [one(isGroups(value) ? null : value)];
    const groups = isGroups(value) ? value : {};
    const domain = at.compiled.groupDomain(fact.by) ?? Object.keys(groups).sort();
    return domain.map((group) => one(groups[group] ?? (Object.hasOwn(groups, group) ? null : facts.missing(id)), group));
  });
}

/** ENG-E4. */
function missedIn(trace: ConditionTrace, missed: string[]): string[] {
  if ('all' in trace) for (const part of trace.all) missedIn(part, missed);
  else if ('any' in trace) for (const part of trace.any) missedIn(part, missed);
  else if ('requirement' in trace) {
    const before = missed.length;
    if (trace.waived !== undefined) return missed;
    const inside = missedIn(trace.when, []);
    for (const id of inside) if (!missed.includes(id)) missed.push(id);
    if (inside.length === 0 && missed.length === before && trace.status !== 'met' && !missed.includes(trace.requirement)) missed.push(trace.requirement);
  }
  return missed;
}

function isUnknownFact(frame: Frame, track: CompiledTrack, id: string): boolean {
  if (id === 'today') return false;
  const { facts } = frame;
  const value = facts.values[id] ?? null;
  const field = track.at.compiled.program.facts?.[id]?.by;
  if (field === undefined) return value === null;
  if (!isGroups(value)) return true;
  const group = frame.groups[field];
  if (group === undefined) return Object.values(value).includes(null);
  return (Object.hasOwn(value, group) ? value[group] : facts.missing(id)) === null;
}

function tierTrace(decided: Decided, index: number): TierTrace {
  const { compiled: track, frame } = decided;
  const { program } = track.at.compiled;
  const { tier, context, qualify } = track.tiers[index] as CompiledTrack['tiers'][number];
  const read = track.readable(index);
  enter(frame);
  const trace = qualify ? qualify.trace(frame) : null;
  const parameters: ParameterTrace[] = [];
  const unknown: string[] = read.facts.filter((id) => isUnknownFact(frame, track, id));
  for (const id of read.parameters) {
    const parameter = context.parameter(id).trace(frame);
    if (program.parameters?.[id]?.records === undefined) parameters.push(parameter);
    if (parameter.value === null) unknown.push(id);
  }
  const derived: FactTrace[] = [];
  for (const id of read.derived) {
    const one = derivedTrace(frame, track.at, context.operand(id), id);
    derived.push(one);
    if (one.value === null) unknown.push(id);
  }
  return { tier: tier.id, title: tier.title, status: trace?.status ?? 'met', missed: trace ? missedIn(trace, []) : [], unknown, parameters, derived, qualify: trace };
}

function derivedTrace(frame: Frame, at: DateScope, operand: Operand, id: string): FactTrace {
  const { program } = at.compiled;
  const { type, unit } = readType(program, id);
  const bounded = operand.kind === 'bounded' ? operand.bounded(frame) : { value: reader(operand)(frame), atMost: null };
  const trace: FactTrace = { fact: id, title: program.derived?.[id]?.title ?? id, type, value: shown(bounded.value, type, program.currency) };
  if (unit !== undefined) trace.unit = unit;
  if (bounded.atMost !== null && bounded.atMost !== bounded.value) trace.atMost = bounded.atMost;
  if (frame.facts.given.has(id)) trace.given = true;
  return trace;
}

function trackTraces({ track, entries }: TrackResult): TrackTrace[] {
  return entries.map((decided) => {
    const tiers = track.tiers.map((_, index) => tierTrace(decided, index));
    return decided.group === undefined ? { track: track.id, tiers } : { track: track.id, group: decided.group, tiers };
  });
}

/** The whole trace of a decision (ENG-E). `frame` is the partner's, outside of any group. */
export function traceDecision(frame: Frame, at: DateScope, results: readonly TrackResult[]): Trace {
  const { program } = at.compiled;
  const tracks = program.tracks ?? [];
  const conditions: Condition[] = [
    ...tracks.flatMap((track) => track.appliesTo ?? []),
    ...results.flatMap(({ track }) => track.tiers.flatMap((tier) => tier.qualify ?? [])),
  ];
  return {
    facts: factTraces(frame, at, readable(program, conditions).facts),
    applies: tracks.map((track) => {
      enter(frame);
      const when = track.appliesTo ? at.context(track.id, null).condition(track.appliesTo).trace(frame) : null;
      return { track: track.id, status: when?.status ?? 'met', when };
    }),
    tracks: results.flatMap(trackTraces),
  };
}
