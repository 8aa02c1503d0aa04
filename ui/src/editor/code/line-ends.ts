const BYTE_ORDER_MARK = '\uFEFF';

/** Whether a text is shown as it is, so that offsets are the same in both. */
export const isShownAsIs = (source: string): boolean => !source.startsWith(BYTE_ORDER_MARK) && !source.includes('\r');

/** A text as the code view holds it: lines end with LF, and no byte order mark is before the first. */
export const shownText = (source: string): string => {
  const text = source.startsWith(BYTE_ORDER_MARK) ? source.slice(1) : source;
  return text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text;
};

/** Where an offset of the shown text is in the source. */
export function sourceOffset(source: string, offset: number): number {
  const start = source.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
  if (!source.includes('\r')) return offset + start;
  let at = start;
  for (let shown = 0; shown < offset && at < source.length; shown += 1) at += source.startsWith('\r\n', at) ? 2 : 1;
  return at;
}

/** Where an offset of the source is in the shown text. */
export const shownOffset = (source: string, offset: number): number =>
  isShownAsIs(source) ? offset : shownText(source.slice(0, offset)).length;

/** Lines that were typed, ended as the source ends its own. */
export const asInSource = (source: string, typed: string): string => (source.includes('\r\n') ? typed.replaceAll('\n', '\r\n') : typed);
