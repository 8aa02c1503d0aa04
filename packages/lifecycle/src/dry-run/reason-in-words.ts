import type { Reason } from '../deals/reason.ts';

/** A title inside a sentence: without the full stop of its own. */
const withoutStop = (title: string): string => title.replace(/\.$/, '');

/** Why, inside a sentence: the title of what decided, and what was said besides. */
export const reasonInWords = ({ title, note }: Reason): string =>
  note === undefined ? withoutStop(title) : `${withoutStop(title)} (${withoutStop(note)})`;
