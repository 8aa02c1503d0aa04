import type { FactValue } from '@tierwright/facts';
import { type Literal, type Parameter, type ParameterVariant, parameterAt } from '@tierwright/program';
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

const names = (values: ParameterVariant, tier: string | null, band: string | null): boolean =>
  values.value !== undefined ||
  (tier !== null && values.byTier?.[tier] !== undefined) ||
  (band !== null && values.byBand?.[band] !== undefined);

/** A parameter in one context (ENG-P2, ENG-P3): constant where neither a partner nor a date fact changes it. */
export function compileParameter(id: string, parameter: Parameter, context: ParameterContext): CompiledParameter {
  const { tier, band, currency } = context;
  const variants = (parameter.variants ?? []).map((variant, index) => ({
    index,
    title: variant.title ?? `variants[${index}]`,
    names: names(variant, tier, band),
    compiled: context.condition(variant),
  }));
  const relevant = variants.filter((variant) => variant.names);

  const found = (date: string | null, variant?: { index: number; title: string }): Found => {
    const entry =
      date === null
        ? undefined
        : parameterAt(parameter, {
            date,
            ...(tier === null ? {} : { tier }),
            ...(band === null ? {} : { band }),
            ...(variant === undefined ? {} : { variant: variant.index }),
          });
    const value = entry === undefined ? null : inside(entry.value, parameter.type, currency);
    const own = variant === undefined ? parameter : parameter.variants?.[variant.index];
    const trace: ParameterTrace = { parameter: id, value: shown(value, parameter.type, currency) };
    const isBlank = entry === undefined && date !== null;
    if (value === null) return { isBlank, literal: entry?.value ?? null, value, trace };
    if (entry !== undefined && tier !== null && own?.byTier?.[tier] !== undefined) trace.tier = tier;
    if (entry?.from !== undefined) trace.from = entry.from;
    if (variant !== undefined) trace.variant = variant.title;
    return { isBlank, literal: entry?.value ?? null, value, trace };
  };
  const unknown: Found = { isBlank: false, literal: null, value: null, trace: { parameter: id, value: null } };

  const compiled = (read: (frame: Frame) => Found): CompiledParameter => ({
    id,
    read: (frame) => read(frame).value,
    trace: (frame) => read(frame).trace,
    literal: (frame) => read(frame).literal,
    isBlank: (frame) => read(frame).isBlank,
  });

  const choose = (frame: Frame, date: string | null): Found => {
    for (const variant of relevant) {
      const status = variant.compiled.status(frame);
      if (status === 'met') return found(date, variant);
      if (status === 'unknown') return unknown;
    }
    return found(date);
  };

  if (parameter.at !== undefined && parameter.records === undefined) {
    const dateOf = context.dateOf(parameter.at);
    return compiled((frame) => choose(frame, dateOf(frame) as string | null));
  }
  const own = found(context.date);
  if (relevant.length === 0) return { ...compiled(() => own), constant: own.value, fixedTrace: own.trace };

  const byVariant = relevant.map((variant) => ({ compiled: variant.compiled, met: found(context.date, variant) }));
  return compiled((frame) => {
    for (const variant of byVariant) {
      const status = variant.compiled.status(frame);
      if (status === 'met') return variant.met;
      if (status === 'unknown') return unknown;
    }
    return own;
  });
}
