import type { Literal, ValueType } from '@tierwright/program';
import type { Random } from './random.ts';
import { DATES, DURATIONS, FREE_WORDS } from './words.ts';

/** A number of a type in the small range that random facts have too. */
export function randomNumber(random: Random, type: ValueType, decimals: number): number {
  switch (type) {
    case 'integer':
      return random.int(0, 6);
    case 'percent':
      return random.chance(0.7) ? random.int(0, 10) * 10 : random.int(0, 1000) / 10;
    case 'money': {
      const scale = 10 ** decimals;
      return random.chance(0.6) ? random.int(0, 12) * 100 : random.int(0, 1000 * scale) / scale;
    }
    default:
      return random.chance(0.6) ? random.int(0, 8) : random.int(0, 70) / 8;
  }
}

/** A literal of a type as a document writes it. */
export function randomLiteral(random: Random, type: ValueType, decimals: number, values: readonly string[] = FREE_WORDS): Literal {
  switch (type) {
    case 'boolean':
      return random.chance(0.5);
    case 'date':
      return random.pick(DATES);
    case 'duration':
      return random.pick(DURATIONS);
    case 'string':
    case 'enum':
      return random.pick(values);
    case 'set':
      return random.some(values, 0, values.length);
    default:
      return randomNumber(random, type, decimals);
  }
}
