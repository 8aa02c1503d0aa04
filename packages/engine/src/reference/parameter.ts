import {
  type Dated,
  type DatedEntry,
  type Literal,
  type Parameter,
  type ParameterValues,
  toMinor,
  type ValueType,
} from '@tierwright/program';
import type { Context } from './context.ts';
import { exactValue, type Reading, unknownOf } from './reading.ts';
import type { Session } from './session.ts';

/** A parameter's value as the document has it, and where it came from. */
export interface ParameterAnswer {
  value: Literal;
  tier?: string;
  from?: string;
  variant?: string;
}

const own = (map: Record<string, Dated> | undefined, key: string | null): Dated | undefined =>
  map && key !== null && Object.hasOwn(map, key) ? map[key] : undefined;

const isHistory = (dated: Dated): dated is DatedEntry[] => Array.isArray(dated) && typeof dated[0] === 'object';

/** ENG-P3: the latest `from` on or before the date; an entry without `from` holds from the beginning. */
function onDate(dated: Dated | undefined, date: string): { value: Literal; from?: string } | undefined {
  if (dated === undefined) return undefined;
  if (!isHistory(dated)) return { value: dated };
  return dated
    .filter(({ from = '' }) => from <= date)
    .reduce<DatedEntry | undefined>((latest, entry) => (latest && (latest.from ?? '') > (entry.from ?? '') ? latest : entry), undefined);
}

/** The value in force: that of the tier, else that of the band, else that of all. */
function inForce(
  values: ParameterValues,
  { tier, band }: Context,
  date: string,
): { value: Literal; from?: string; tier?: string } | undefined {
  const ofTier = onDate(own(values.byTier, tier), date);
  if (ofTier && tier !== null) return { ...ofTier, tier };
  return onDate(own(values.byBand, band), date) ?? onDate(values.value, date);
}

/** Why there is no value: it cannot be told, or there is none for the tier on the date. */
export type NoAnswer = 'unknown' | 'none';

/** ENG-P2: the first variant that is met and has a value on the date, else the parameter itself; undefined is unknown. */
async function valuesFor(
  session: Session,
  parameter: Parameter,
  context: Context,
  date: string,
): Promise<{ values: ParameterValues; variant?: string } | undefined> {
  for (const [index, variant] of (parameter.variants ?? []).entries()) {
    if (!inForce(variant, context, date)) continue;
    const { status } = await session.evaluate(variant.when, context);
    if (status === 'unknown') return undefined;
    if (status === 'met') return { values: variant, variant: variant.title ?? `variants[${index}]` };
  }
  return { values: parameter };
}

/** ENG-P2, ENG-P3: a parameter in a context. */
export async function lookUp(session: Session, id: string, context: Context): Promise<ParameterAnswer | NoAnswer> {
  const parameter = session.program.parameters?.[id];
  if (!parameter || (parameter.records && !context.ofRecord)) return 'unknown';
  const { at } = parameter;
  const date = at === undefined ? context.parametersAsOf : exactValue(await session.read(at, context));
  if (typeof date !== 'string') return 'unknown';
  const found = await valuesFor(session, parameter, context, date);
  if (!found) return 'unknown';
  const entry = inForce(found.values, context, date);
  if (!entry) return 'none';
  const { value, from, tier } = entry;
  if (value === null) return 'unknown';
  return {
    value,
    ...(tier !== undefined && { tier }),
    ...(from !== undefined && { from }),
    ...(found.variant !== undefined && { variant: found.variant }),
  };
}

/** A literal of a document inside: money in minor units, of money by currency the program's. */
export function literalReading(type: ValueType, literal: Literal, currency: string): Reading {
  if (literal === null) return unknownOf(type);
  if (Array.isArray(literal)) return { type, value: [...new Set(literal)].sort() };
  const single = typeof literal === 'object' ? literal[currency] : literal;
  if (single === undefined) return unknownOf(type);
  if (type !== 'money' || typeof single !== 'number') return { type, value: single };
  return { type, value: toMinor(single, currency) ?? null };
}

export async function parameterReading(session: Session, id: string, context: Context): Promise<Reading> {
  const type = session.program.parameters?.[id]?.type ?? 'string';
  const answer = await lookUp(session, id, context);
  return typeof answer === 'string' ? unknownOf(type) : literalReading(type, answer.value, session.program.currency);
}
