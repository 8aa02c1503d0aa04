import { same } from '../content.ts';
import { type Place, say, speakingOf } from '../place.ts';
import { diffFields, type Field, type Fields, tellFields } from './field.ts';

interface ObjectOptions<T> {
  /** The members where the whole is absent: defaults that hold without it. */
  absent?: T;
  subject?(place: Place): string;
}

/** A construct inside another: its members are compared one by one, or told together where the whole comes or goes. */
export function object<T extends object>(name: string, fields: Fields<T>, options: ObjectOptions<T> = {}): Field<T> {
  return {
    diff(before, after, place) {
      const was = before ?? options.absent;
      const is = after ?? options.absent;
      if (was !== undefined && is !== undefined && !same(was, is)) {
        const inside = options.subject === undefined ? place : speakingOf(place, options.subject(place));
        diffFields(fields, was, is, inside);
      } else if (before === undefined && after !== undefined) {
        say(place, withDetails(`${name} is new`, tellFields(fields, after, place.after)), { after });
      } else if (before !== undefined) {
        say(place, withDetails(`${name} is gone`, tellFields(fields, before, place.before), 'was'), { before });
      }
    },
    tell: (value, side) => withDetails(name, tellFields(fields, value, side)),
  };
}

/** "extension is new: by 30 days, at most 150 days". */
export function withDetails(words: string, details: readonly string[], was?: 'was'): string {
  const shown = details.filter((detail) => detail !== '');
  if (shown.length === 0) return words;
  return was === undefined ? `${words}: ${shown.join(', ')}` : `${words} (was: ${shown.join(', ')})`;
}
