import type { Window } from '../../facts/schema.ts';
import { same } from '../content.ts';
import { childPlace, type Place, say } from '../place.ts';
import type { Side } from '../side.ts';
import { durationInWords } from '../words/terms.ts';
import { windowInWords } from '../words/windows.ts';
import type { Field } from './field.ts';
import { wordList } from './word-list.ts';

type Windows = Window | Window[];

/** The window of a fact. Where only its length differs the sentence says no more than that. */
export function windowField(kindOn: (side: Side, place: Place) => string | undefined): Field<Windows> {
  const inWords = (window: Window, side: Side, place?: Place) =>
    windowInWords(window, side, place === undefined ? undefined : kindOn(side, place));
  const list = wordList<Window>('window', inWords, { absent: 'all time', wholeUpTo: 2 });
  return {
    diff(before, after, place) {
      const lengths = onlyLengths(before, after);
      if (lengths === undefined) {
        list.diff(asList(before), asList(after), place);
        return;
      }
      const [was, is] = lengths;
      say(childPlace(place, 'trailing'), `window ${durationInWords(was)} → ${durationInWords(is)}`, { before: was, after: is });
    },
  };
}

/** Windows must all hold, in whatever order. */
function asList(windows: Windows | undefined): Window[] | undefined {
  return windows === undefined || Array.isArray(windows) ? windows : [windows];
}

function onlyLengths(before: Windows | undefined, after: Windows | undefined): [string, string] | undefined {
  if (before === undefined || after === undefined || Array.isArray(before) || Array.isArray(after)) return undefined;
  const { trailing: was, ...restBefore } = before;
  const { trailing: is, ...restAfter } = after;
  return was !== undefined && is !== undefined && same(restBefore, restAfter) ? [was, is] : undefined;
}
