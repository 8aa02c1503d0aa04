import { enter, type Frame } from '../compile/frame.ts';
import { reader } from '../compile/operand.ts';
import { nothingMissed } from '../conditions/compiled.ts';
import type { FactTrace, ParameterTrace, TierTrace } from '../decision/decision.ts';
import { shown } from '../model/inside.ts';
import { readType } from '../model/value-type.ts';
import type { CompiledTrack } from '../tracks/compiled-track.ts';
import { isGroups } from './fact-traces.ts';

/** Writes a tier's trace; what no partner changes is made once. */
export type TierTracer = (frame: Frame) => TierTrace;

function factIsUnknown(track: CompiledTrack, id: string): (frame: Frame) => boolean {
  const { program, slots } = track.at.compiled;
  const slot = slots.get(id);
  const field = program.facts?.[id]?.by;
  if (slot === undefined) return () => false;
  if (field === undefined) return (frame) => frame.values[slot] === null;
  return (frame) => {
    const value = frame.values[slot] ?? null;
    if (!isGroups(value)) return true;
    const group = frame.groups[field];
    if (group === undefined) return Object.values(value).includes(null);
    return (Object.hasOwn(value, group) ? value[group] : frame.facts.missing(id)) === null;
  };
}

function derivedTracer(track: CompiledTrack, index: number, id: string): (frame: Frame) => FactTrace {
  const { program } = track.at.compiled;
  const { type, unit } = readType(program, id);
  const title = program.derived?.[id]?.title ?? id;
  const operand = track.tiers[index]?.context.operand(id);
  if (!operand) throw new Error(`tier ${index} of ${track.track.id} does not exist`);
  const read = operand.kind === 'bounded' ? operand.bounded : undefined;
  const plain = reader(operand);
  return (frame) => {
    const { value, atMost } = read ? read(frame) : { value: plain(frame), atMost: null };
    const trace: FactTrace = { fact: id, title, type, value: shown(value, type, program.currency) };
    if (unit !== undefined) trace.unit = unit;
    if (atMost !== null && atMost !== value) trace.atMost = atMost;
    if (frame.facts.given.has(id)) trace.given = true;
    return trace;
  };
}

const NOTHING: readonly never[] = Object.freeze([]);

/** ENG-E3 to ENG-E5 for one tier of a track. */
export function tierTracer(track: CompiledTrack, index: number): TierTracer {
  const compiled = track.tiers[index];
  if (!compiled) throw new Error(`tier ${index} of ${track.track.id} does not exist`);
  const { tier, context, qualify } = compiled;
  const { program } = track.at.compiled;
  const read = track.readable(index);
  const facts = read.facts.map((id) => ({ id, isUnknown: factIsUnknown(track, id) }));
  const parameters = read.parameters.filter((id) => program.parameters?.[id]?.records === undefined).map((id) => context.parameter(id));
  const isFixed = parameters.every((parameter) => parameter.constant !== undefined && parameter.constant !== null);
  const fixed = isFixed && parameters.length > 0 ? parameters.flatMap((parameter) => parameter.fixedTrace ?? []) : undefined;
  const derived = read.derived.map((id) => ({ id, trace: derivedTracer(track, index, id) }));
  return (frame) => {
    enter(frame);
    const missed = nothingMissed();
    const trace = qualify ? qualify.trace(frame, missed) : null;
    const unknown: string[] = [];
    if (frame.mayBeUnknown) for (const fact of facts) if (fact.isUnknown(frame)) unknown.push(fact.id);
    let shownParameters = fixed as ParameterTrace[] | undefined;
    if (!shownParameters) {
      shownParameters = [];
      for (const parameter of parameters) {
        const one = parameter.trace(frame);
        shownParameters.push(one);
        if (one.value === null) unknown.push(parameter.id);
      }
    }
    let shownDerived: FactTrace[] = NOTHING as unknown as FactTrace[];
    if (derived.length > 0) {
      shownDerived = [];
      for (const one of derived) {
        const value = one.trace(frame);
        shownDerived.push(value);
        if (value.value === null) unknown.push(one.id);
      }
    }
    return {
      tier: tier.id,
      title: tier.title,
      status: trace === null ? 'met' : trace.status,
      missed: missed.ids,
      unknown,
      parameters: shownParameters,
      derived: shownDerived,
      qualify: trace,
    };
  };
}
