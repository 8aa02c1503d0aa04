import { fromDay, toDay } from '@tierwright/facts';
import { currencyExponent, type FieldType, type Json, type Program, toMinor, type ValueType } from '@tierwright/program';
import { randomNumber } from './literals.ts';
import type { Pools } from './pools.ts';
import type { Random } from './random.ts';
import { DURATIONS, FREE_WORDS } from './words.ts';

/** Where random data come from: the document, its thresholds, the day of the decision. */
export interface Source {
  random: Random;
  program: Program;
  pools: Pools;
  asOf: string;
}

const OFFSETS = [0, 0, 1, 2, 7, 10, 29, 30, 31, 59, 89, 90, 91, 180, 181, 364, 365, 366, 400, 730];

/** A day near the day of the decision, most often before it and where windows begin and end. */
export function randomDay({ random, asOf, pools }: Source): string {
  if (random.chance(0.15) && pools.dates.length > 0) return random.pick(pools.dates);
  const offset = random.chance(0.7) ? random.pick(OFFSETS) : random.int(0, 500);
  return fromDay(toDay(asOf) + (random.chance(0.12) ? offset : -offset));
}

/** A number on, just beside or away from a threshold. */
function randomAmount({ random, program, pools }: Source, type: ValueType): number {
  const decimals = type === 'money' ? (currencyExponent(program.currency) ?? 2) : 0;
  if (random.chance(0.5) || pools.numbers.length === 0) return randomNumber(random, type, decimals);
  const near =
    random.pick(pools.numbers) + random.pick([0, 0, 0, 1, -1]) * (type === 'number' || type === 'percent' ? 0.5 : 10 ** -decimals);
  if (type === 'integer') return Math.round(near);
  if (type !== 'money') return near;
  const rounded = Math.round(near * 10 ** decimals) / 10 ** decimals;
  return toMinor(rounded, program.currency) === undefined ? 0 : rounded;
}

/** A value of a type, as a partner file has it. */
export function randomValue(source: Source, type: ValueType | FieldType, words: readonly string[] = FREE_WORDS): Json {
  const { random } = source;
  switch (type) {
    case 'boolean':
      return random.chance(0.5);
    case 'date':
      return randomDay(source);
    case 'duration':
      return random.pick(DURATIONS);
    case 'enum':
    case 'string':
    case 'ref':
      return random.pick(words);
    case 'set':
      return random.some(words, 0, words.length);
    default:
      return randomAmount(source, type);
  }
}
