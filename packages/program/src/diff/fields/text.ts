import { say } from '../place.ts';
import { quoted, shortened } from '../words/join.ts';
import type { Field } from './field.ts';

/** The title: the subject already shows the new one. */
export const title: Field<string> = {
  diff(before, after, place) {
    if (before === undefined) say(place, 'it has a title now', { kind: 'text', after });
    else if (after === undefined) say(place, `the title ${quoted(before)} is gone`, { kind: 'text', before });
    else say(place, `the title was ${quoted(before)}`, { kind: 'text', before, after });
  },
};

/** A text that decides nothing, under a name such as "reason" or "note". */
export function text(name: string): Field<string> {
  return {
    diff(before, after, place) {
      if (before === undefined) say(place, `the ${name} is new: ${quoted(shortened(after ?? ''))}`, { kind: 'text', after });
      else if (after === undefined) say(place, `the ${name} ${quoted(shortened(before))} is gone`, { kind: 'text', before });
      else {
        const was = quoted(shortened(before, 100));
        say(place, `the ${name} is now ${quoted(shortened(after, 100))}, was ${was}`, { kind: 'text', before, after });
      }
    },
  };
}

export const why = text('reason');
export const note = text('note');
