import type { Dated, Parameter, ParameterValues } from '../parameters/schema.ts';
import { type InForce, inForce } from './dated.ts';

/** Which value of a parameter is meant: `date` is `YYYY-MM-DD`, `variant` counts from 0. */
export interface ParameterQuestion {
  date: string;
  tier?: string;
  band?: string;
  variant?: number;
}

/**
 * The value of a parameter on a date, for a tier or a band, in major units, with the day from which it holds.
 * A variant answers for itself alone; undefined where it has no value for the tier or band, or none yet.
 */
export function parameterAt(parameter: Parameter, question: ParameterQuestion): InForce | undefined {
  const values: ParameterValues | undefined = question.variant === undefined ? parameter : parameter.variants?.[question.variant];
  if (values === undefined) return undefined;
  return (
    entryOf(values.byTier, question.tier, question.date) ??
    entryOf(values.byBand, question.band, question.date) ??
    (values.value === undefined ? undefined : inForce(values.value, question.date))
  );
}

function entryOf(map: Record<string, Dated> | undefined, key: string | undefined, date: string): InForce | undefined {
  if (map === undefined || key === undefined || !Object.hasOwn(map, key)) return undefined;
  const dated = map[key];
  return dated === undefined ? undefined : inForce(dated, date);
}
