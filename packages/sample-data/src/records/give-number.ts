import { POWERS_OF_TEN } from '../money/currency.ts';
import type { Rates } from '../money/rates.ts';
import type { Measure } from '../populations/population.ts';
import { parameterValue } from '../values/parameter-value.ts';
import { roundHalfAway } from '../values/scalar.ts';
import { pathIn, type RawRecord, valueAt } from './raw-record.ts';

/** How amounts in other currencies become the program's. */
export interface Conversion {
  rates: Rates;
  /** Decimals of the program's currency. */
  exponent: number;
  exponentOf(currency: string): number;
}

/** What one record adds to a sum: its value times the weights of its fact. */
export function numberOf(measure: Measure, record: RawRecord): number {
  const value = measure.of ? valueAt(record, measure.of) : 0;
  return typeof value === 'number' ? value * weightOf(measure, record) : 0;
}

/** What one raw unit of a record's value weighs; 1 without weights. Money turned into a number counts in major units. */
export function weightOf(measure: Measure, record: RawRecord): number {
  let weight = 1;
  const { values } = measure;
  for (const factor of measure.weights ?? []) {
    if (typeof factor === 'number') {
      weight *= factor;
      continue;
    }
    const parameter = values.program.parameters?.[factor.fact];
    const found = parameterValue(values, factor.fact, { day: measure.day, read: (id) => readField(record, id) });
    weight *= parameter && typeof found === 'number' ? found : 1;
  }
  if (measure.per === undefined) return weight;
  const money = measure.of && record.kind.fields[measure.of.field]?.type === 'money';
  return weight / measure.per / (money ? (POWERS_OF_TEN[values.exponent] ?? 1) : 1);
}

function readField(record: RawRecord, id: string) {
  const path = pathIn(record, id);
  return path && valueAt(record, path);
}

/** Gives a record a number. Money in another currency is rounded there, so the value kept is what it converts to. */
export function giveNumber(
  ordinary: { conversion?: Conversion | undefined },
  record: RawRecord,
  field: number,
  value: number,
  upwards: boolean,
): void {
  const declared = record.kind.fields[field];
  const whole = declared?.type === 'integer' || declared?.type === 'money';
  const limited = declared?.type === 'percent' ? Math.min(100, Math.max(0, value)) : value;
  const round = upwards ? (amount: number) => Math.ceil(amount - 1e-6) : roundHalfAway;
  const rounded = whole ? round(limited) : round(limited * 10) / 10;
  const { conversion } = ordinary;
  if (declared?.type !== 'money' || record.currency === undefined || !conversion) {
    record.values[field] = rounded;
    return;
  }
  const perMinor = minorRate(conversion, record);
  const foreign = round(rounded / perMinor);
  record.foreign ??= new Map();
  record.foreign.set(field, foreign);
  record.values[field] = roundHalfAway(foreign * perMinor);
}

/** What one minor unit of the record's currency is worth in minor units of the program's, on the record's day. */
function minorRate(conversion: Conversion, record: RawRecord): number {
  const own = record.currency ?? '';
  const scale = (POWERS_OF_TEN[conversion.exponent] ?? 1) / (POWERS_OF_TEN[conversion.exponentOf(own)] ?? 1);
  return conversion.rates.at(own, record.day ?? 0) * scale;
}
