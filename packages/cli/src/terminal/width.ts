import { withoutStyle } from './style.ts';

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}]/u;
const ZERO = /\p{Mn}|\u200d|\ufe0f/u;

/** How many columns of a terminal a text takes. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of withoutStyle(text)) width += ZERO.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return width;
}
