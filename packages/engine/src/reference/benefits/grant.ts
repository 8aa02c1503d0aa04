import { fromDay, periodGrid, startOfPeriod, toDay } from '@tierwright/facts';
import type { Benefit, ValueType } from '@tierwright/program';
import type { Context } from '../context.ts';
import { literalReading, lookUp, type NoAnswer } from '../parameter.ts';
import { rankOf } from '../qualification.ts';
import type { Reading } from '../reading.ts';
import type { Session } from '../session.ts';
import { type Holder, parameterOf } from './holder.ts';

const PERCENTAGES: ReadonlySet<string> = new Set(['discount', 'rebate', 'commission', 'mdfAccrual']);

/** What a benefit's value is: that of its parameter, of money by currency money, else by its kind. Undefined: it has none. */
export function valueTypeOf(session: Session, benefit: Benefit): ValueType | undefined {
  const { value, kind } = benefit;
  if (value === undefined) return undefined;
  const parameter = parameterOf(session.program, benefit);
  if (parameter) return parameter.type;
  if (typeof value === 'object') return 'money';
  if (typeof value === 'string') return 'string';
  if (PERCENTAGES.has(kind)) return 'percent';
  return kind === 'fee' ? 'money' : 'number';
}

/** What a benefit gives at a tier: its value where it has one; `none` for a blank cell, `unknown` where it cannot be told. */
export type Given = { value: Reading | undefined } | NoAnswer;

export async function valueFor(session: Session, benefit: Benefit, context: Context, tier: string | null): Promise<Given> {
  const { value } = benefit;
  const type = valueTypeOf(session, benefit);
  if (value === undefined || type === undefined) return { value: undefined };
  const { currency } = session.program;
  if (typeof value !== 'object' || !('fact' in value)) return { value: literalReading(type, value as number, currency) };
  const answer = await lookUp(session, (value as { fact: string }).fact, { ...context, tier });
  if (typeof answer === 'string') return answer;
  const reading = literalReading(type, answer.value, currency);
  return reading.value === null ? 'unknown' : { value: reading };
}

/** Whether a tier is at or above the one that the benefit begins with. */
export function isHighEnough({ atLeast }: Benefit, { track }: Holder, tier: string | null): boolean {
  if (tier === null) return false;
  if (atLeast === undefined) return true;
  const least = rankOf(track, atLeast);
  return least >= 0 && rankOf(track, tier) >= least;
}

/** ENG-B4: the tier that sets the value and is measured against `atLeast`; undefined where nobody knows. */
function tierThatCounts(session: Session, benefit: Benefit, holder: Holder, day: string): string | null | undefined {
  const { tierAt } = benefit;
  if (typeof tierAt !== 'object') return holder.tier;
  const grid = periodGrid(tierAt.every, session.program.calendar?.yearStarts);
  return holder.tierOn(fromDay(startOfPeriod(grid, toDay(day))));
}

export interface Grant {
  holder: Holder;
  context: Context;
  granted: boolean;
  /** Whether `when` is met now. */
  whenMet: boolean;
  /** The value where it is granted and has one. */
  value: Reading | undefined;
  /** It would be granted, but the tier that counts or its value is unknown. */
  open?: true;
}

/** ENG-B2. */
export async function grant(session: Session, benefit: Benefit, holder: Holder, context: Context): Promise<Grant> {
  const whenMet = !benefit.when || (await session.evaluate(benefit.when, context)).status === 'met';
  const tier = tierThatCounts(session, benefit, holder, context.day);
  const notGranted = { holder, context, granted: false, whenMet, value: undefined };
  if (holder.tier === null || !whenMet) return notGranted;
  if (tier === undefined) return { ...notGranted, open: true };
  if (!isHighEnough(benefit, holder, tier)) return notGranted;
  const given = await valueFor(session, benefit, context, tier);
  if (typeof given === 'string') return given === 'unknown' ? { ...notGranted, open: true } : notGranted;
  return { holder, context, granted: true, whenMet, value: given.value };
}
