import { type Dated, type DatedEntry, type Literal, type ParameterValues, toMinor, type ValueType } from '@tierwright/program';
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

/** The value or history that a parameter or variant has for the context's tier and band. */
function chosen(values: ParameterValues, { tier, band }: Context): { dated: Dated; tier?: string } | undefined {
  const ofTier = own(values.byTier, tier);
  if (ofTier !== undefined && tier !== null) return { dated: ofTier, tier };
  const dated = own(values.byBand, band) ?? values.value;
  return dated === undefined ? undefined : { dated };
}

const isHistory = (dated: Dated): dated is DatedEntry[] => Array.isArray(dated) && typeof dated[0] === 'object';

/** ENG-P3: the latest `from` on or before the date; an entry without `from` holds from the beginning. */
function onDate(dated: Dated, date: string): { value: Literal; from?: string } | undefined {
  if (!isHistory(dated)) return { value: dated };
  return dated
    .filter(({ from = '' }) => from <= date)
    .reduce<DatedEntry | undefined>((latest, entry) => (latest && (latest.from ?? '') > (entry.from ?? '') ? latest : entry), undefined);
}

/** Why there is no value: it cannot be told, or there is none for the tier on the date. */
export type NoAnswer = 'unknown' | 'none';

/** ENG-P2: the first variant that is met and names the tier, else the parameter itself; undefined is unknown. */
async function valuesInForce(
  session: Session,
  id: string,
  context: Context,
): Promise<{ values: ParameterValues; variant?: string } | undefined> {
  const parameter = session.program.parameters?.[id];
  if (!parameter || parameter.records) return undefined;
  for (const [index, variant] of (parameter.variants ?? []).entries()) {
    if (!chosen(variant, context)) continue;
    const { status } = await session.evaluate(variant.when, context);
    if (status === 'unknown') return undefined;
    if (status === 'met') return { values: variant, variant: variant.title ?? `variants[${index}]` };
  }
  return { values: parameter };
}

/** ENG-P2, ENG-P3: a parameter in a context. */
export async function lookUp(session: Session, id: string, context: Context): Promise<ParameterAnswer | NoAnswer> {
  const at = session.program.parameters?.[id]?.at;
  const date = at === undefined ? context.parametersAsOf : exactValue(await session.read(at, context));
  const found = await valuesInForce(session, id, context);
  if (typeof date !== 'string' || !found) return 'unknown';
  const pick = chosen(found.values, context);
  const entry = pick && onDate(pick.dated, date);
  if (!entry) return 'none';
  if (entry.value === null) return 'unknown';
  return {
    value: entry.value,
    ...(pick.tier !== undefined && { tier: pick.tier }),
    ...(entry.from !== undefined && { from: entry.from }),
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
