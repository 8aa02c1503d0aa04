import { same } from '../content.ts';
import { type Place, say } from '../place.ts';
import type { Side } from '../side.ts';
import { joined } from '../words/join.ts';
import type { Field } from './field.ts';

interface WordListOptions {
  /** How it stands where the list is absent, and where it is empty. */
  absent?: string;
  empty?: string;
  /** Whether the order of the words decides something. */
  order?: 'matters';
  silent?: true;
  /** How many words both lists may have together to be told whole; longer ones by what is new and gone. Without it 6. */
  wholeUpTo?: number;
}

/** A list of ids or words: "goes to the partner → the partner and the account manager". */
export function wordList<V>(
  label: string,
  inWords: (word: V, side: Side, place?: Place) => string,
  options: WordListOptions = {},
): Field<readonly V[]> {
  const whole = (words: readonly V[] | undefined, side: Side, place?: Place) => {
    if (words === undefined) return options.absent ?? 'none';
    return words.length === 0 ? (options.empty ?? 'none') : joined(words.map((word) => inWords(word, side, place)));
  };
  return {
    diff(before, after, place) {
      const gained = without(after, before);
      const lost = without(before, after);
      const counts = { before, after };
      const was = whole(before, place.before, place);
      const is = whole(after, place.after, place);
      if (was === is) say(place, `${label} ${is}: written in another way; it means the same`, { kind: 'text', ...counts });
      else if (before !== undefined && after !== undefined && gained.length + lost.length === 0) sayOrder(place, label, is, counts);
      else if (before === undefined || after === undefined || before.length + after.length <= (options.wholeUpTo ?? 6))
        say(place, `${label} ${was} → ${is}`, counts);
      else say(place, `${label} ${gainsAndLosses(gained, lost, (word, side) => inWords(word, side, place), place)}`, counts);
    },
    ...(options.silent === true ? {} : { tell: (words, side) => `${label} ${whole(words, side)}` }),
  };

  function sayOrder(place: Place, name: string, words: string, counts: object): void {
    if (options.order === 'matters') say(place, `${name} in another order: ${words}`, { kind: 'moved', ...counts });
    else say(place, `${name} in another order, or more than once; it means the same`, { kind: 'text', ...counts });
  }
}

function gainsAndLosses<V>(gained: readonly V[], lost: readonly V[], inWords: (word: V, side: Side) => string, place: Place): string {
  const words = (list: readonly V[], side: Side) => joined(list.map((word) => inWords(word, side)));
  return [
    ...(gained.length === 0 ? [] : [`now also ${words(gained, place.after)}`]),
    ...(lost.length === 0 ? [] : [`no longer ${words(lost, place.before)}`]),
  ].join('; ');
}

function without<V>(list: readonly V[] | undefined, other: readonly V[] | undefined): V[] {
  return (list ?? []).filter((word) => !(other ?? []).some((known) => same(word, known)));
}
