import type { FactValue } from '@tierwright/facts';
import { type Literal, type Parameter, type ParameterValues, type ParameterVariant, parameterAt } from '@tierwright/program';
import type { Compiled } from '../conditions/compiled.ts';
import type { ParameterTrace } from '../decision/decision.ts';
import { inside, shown } from '../model/inside.ts';
import type { Frame } from './frame.ts';
import type { CompiledParameter } from './operand.ts';

interface Found {
  isBlank: boolean;
  literal: Literal;
  value: FactValue;
  trace: ParameterTrace;
}

interface ParameterContext {
  currency: string;
  date: string;
  tier: string | null;
  band: string | null;
  /** Compiles a variant's condition in the same context. */
  condition: (variant: ParameterVariant) => Compiled;
  /** Reads the date fact that `at` names. */
  dateOf: (id: string) => (frame: Frame) => FactValue;
}

const UNKNOWN_TRACE = { isBlank: false, literal: null, value: null } as const;

/** Remembers the last answer while frame and context stay: a variant may read a parameter that has variants, and so on. */
function remembered(read: (frame: Frame) => Found): (frame: Frame) => Found {
  let lastFrame: Frame | undefined;
  let lastContext = -1;
  let last: Found | undefined;
  return (frame) => {
    if (last !== undefined && lastFrame === frame && lastContext === frame.context) return last;
    last = read(frame);
    lastFrame = frame;
    lastContext = frame.context;
    return last;
  };
}

/** A parameter in one context (ENG-P2, ENG-P3): constant where neither a partner nor a date fact changes it. */
export function compileParameter(id: string, parameter: Parameter, context: ParameterContext): CompiledParameter {
  const { tier, band, currency } = context;
  const variants = (parameter.variants ?? []).map((variant, index) => ({
    index,
    title: variant.title ?? `variants[${index}]`,
    compiled: context.condition(variant),
  }));
  const question = (date: string) => ({ date, ...(tier === null ? {} : { tier }), ...(band === null ? {} : { band }) });

  const found = (date: string, variant?: { index: number; title: string }): Found => {
    const entry = parameterAt(parameter, { ...question(date), ...(variant === undefined ? {} : { variant: variant.index }) });
    const value = entry === undefined ? null : inside(entry.value, parameter.type, currency);
    const trace: ParameterTrace = { parameter: id, value: shown(value, parameter.type, currency) };
    const isBlank = entry === undefined;
    if (value === null) return { isBlank, literal: entry?.value ?? null, value, trace };
    const own: ParameterValues = (variant === undefined ? parameter : parameter.variants?.[variant.index]) ?? {};
    if (tier !== null && own.byTier && parameterAt({ type: parameter.type, byTier: own.byTier }, question(date))) trace.tier = tier;
    if (entry?.from !== undefined) trace.from = entry.from;
    if (variant !== undefined) trace.variant = variant.title;
    return { isBlank, literal: entry?.value ?? null, value, trace };
  };
  const unknown: Found = { ...UNKNOWN_TRACE, trace: { parameter: id, value: null } };

  const compiled = (read: (frame: Frame) => Found): CompiledParameter => ({
    id,
    read: (frame) => read(frame).value,
    trace: (frame) => read(frame).trace,
    literal: (frame) => read(frame).literal,
    isBlank: (frame) => read(frame).isBlank,
  });

  /** Values on a date: only a variant that has one then can decide, or make the parameter unknown. */
  const chooser = (date: string): ((frame: Frame) => Found) => {
    const own = found(date);
    const relevant = variants.flatMap(({ compiled: condition, ...variant }) => {
      const met = found(date, variant);
      return met.isBlank ? [] : [{ condition, met }];
    });
    if (relevant.length === 0) return () => own;
    return (frame) => {
      for (const { condition, met } of relevant) {
        const status = condition.status(frame);
        if (status === 'met') return met;
        if (status === 'unknown') return unknown;
      }
      return own;
    };
  };

  if (parameter.at !== undefined && parameter.records === undefined) {
    const dateOf = context.dateOf(parameter.at);
    const byDate = new Map<string, (frame: Frame) => Found>();
    return compiled(
      remembered((frame) => {
        const date = dateOf(frame);
        if (typeof date !== 'string') return unknown;
        const choose = byDate.get(date) ?? chooser(date);
        byDate.set(date, choose);
        return choose(frame);
      }),
    );
  }
  if (variants.length === 0) {
    const own = found(context.date);
    return { ...compiled(() => own), constant: own.value, fixedTrace: own.trace };
  }
  return compiled(remembered(chooser(context.date)));
}
