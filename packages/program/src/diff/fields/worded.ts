import { type Place, say } from '../place.ts';
import type { Side } from '../side.ts';
import type { Field } from './field.ts';

interface WordedOptions<V> {
  /** How it stands where the member is absent, such as the default in words. */
  absent?: string;
  /** Left out of the details of something new. */
  silent?: true;
  eases?(before: V | undefined, after: V | undefined, place: Place): 'easier' | 'harder' | undefined;
}

/** A member that has words: "service level 5 business days → 3 business days". */
export function worded<V>(
  label: string,
  inWords: (value: V, side: Side, place?: Place) => string,
  options: WordedOptions<V> = {},
): Field<V> {
  const absent = options.absent ?? 'none';
  const phrase = (words: string) => (label === '' ? words : `${label} ${words}`);
  return {
    diff(before, after, place) {
      const was = before === undefined ? absent : inWords(before, place.before, place);
      const is = after === undefined ? absent : inWords(after, place.after, place);
      if (was === is) {
        say(place, `${phrase(is)} is written in another way; it means the same`, { kind: 'text', before, after });
        return;
      }
      say(place, `${phrase(was)} → ${is}`, { before, after, eases: options.eases?.(before, after, place) });
    },
    ...(options.silent === true ? {} : { tell: (value, side) => phrase(inWords(value, side)) }),
  };
}

/** One of a few words of the language, each told in words of people: `absent` is the default, or `otherwise` what holds without one. */
export function choice<W extends string>(
  label: string,
  words: Readonly<Record<W, string>>,
  absent?: NoInfer<W> | undefined,
  otherwise = 'none',
): Field<W> {
  return worded<W>(label, (word) => words[word] ?? word, { absent: absent === undefined ? otherwise : words[absent] });
}
