import type { Condition } from '../conditions/schema.ts';
import type { Program } from '../document/schema.ts';
import { nameOf, valueName } from './names.ts';
import { derivedInWords } from './sections/derived.ts';
import { sideOf } from './side.ts';
import { conditionInWords } from './words/conditions.ts';
import { factInWords } from './words/facts.ts';

/** What parts of a program say, in the words in which its changes are told. */
export interface Sentences {
  /** "“Bookings, last 12 months” is at least 50,000 USD and “In good standing”". `records`: the kinds whose fields it reads. */
  condition(condition: Condition, records?: readonly string[]): string;
  /** What a declared fact measures, or a derived value is made of; undefined of another id. */
  value(id: string): string | undefined;
  /** A fact, parameter, derived value or built-in fact as it is named inside a sentence. */
  nameOfValue(id: string): string;
  nameOfRequirement(id: string): string;
}

/** The sentences of a well-shaped program. */
export function sentencesOf(program: Program): Sentences {
  const side = sideOf(program);
  return {
    condition: (condition, records = []) => conditionInWords(condition, side, records),
    value(id) {
      const [fact, derived] = [program.facts?.[id], program.derived?.[id]];
      if (fact) return factInWords(id, fact, side);
      return derived && derivedInWords(derived, side);
    },
    nameOfValue: (id) => valueName(side, id),
    nameOfRequirement: (id) => nameOf(side, 'requirement', id),
  };
}
