import { changed, difference, type TextChange } from '../document/text-change.ts';
import { asInSource, isShownAsIs, shownText, sourceOffset } from './line-ends.ts';

/** A change as Monaco tells it: a range of the text before all changes of the event. */
export interface ModelChange {
  readonly rangeOffset: number;
  readonly rangeLength: number;
  readonly text: string;
}

/**
 * The changes of one event as changes of the source, in the order in which they are to be made. Monaco tells them from the end of the
 * text to its beginning, so that none moves the next. `after` gives what the code view holds now: where the two would differ, as with a
 * lone CR before a typed line end, one change is made that is right. It is not asked where the text is shown as it is.
 */
export function typedChanges(source: string, changes: readonly ModelChange[], after: () => string): readonly TextChange[] {
  if (isShownAsIs(source) && changes.every(({ text }) => isShownAsIs(text)))
    return changes.map(({ rangeOffset, rangeLength, text }) => {
      const removed = source.slice(rangeOffset, rangeOffset + rangeLength);
      return { offset: rangeOffset, removed, inserted: text };
    });
  const made = changes.map(({ rangeOffset, rangeLength, text }): TextChange => {
    const offset = sourceOffset(source, rangeOffset);
    const removed = source.slice(offset, sourceOffset(source, rangeOffset + rangeLength));
    return { offset, removed, inserted: asInSource(source, text) };
  });
  const shown = after();
  return shownText(changed(source, made)) === shown ? made : difference(source, shown);
}
