import { changed, difference, type TextChange } from '../document/text-change.ts';
import { asInSource, shownText, sourceOffset } from './line-ends.ts';

/** A change as Monaco tells it: a range of the text before all changes of the event. */
export interface ModelChange {
  readonly rangeOffset: number;
  readonly rangeLength: number;
  readonly text: string;
}

/**
 * The changes of one event as changes of the source, in the order in which they are to be made. Monaco tells them from the end of the
 * text to its beginning, so that none moves the next. `after` is what the code view holds now: where the two would differ, as with a
 * lone CR before a typed line end, one change is made that is right.
 */
export function typedChanges(source: string, changes: readonly ModelChange[], after: string): readonly TextChange[] {
  const made = changes.map(({ rangeOffset, rangeLength, text }): TextChange => {
    const offset = sourceOffset(source, rangeOffset);
    const removed = source.slice(offset, sourceOffset(source, rangeOffset + rangeLength));
    return { offset, removed, inserted: asInSource(source, text) };
  });
  return shownText(changed(source, made)) === after ? made : difference(source, after);
}
