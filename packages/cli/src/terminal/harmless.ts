import { PLAIN, type Style, splitByStyle } from './style.ts';

const LINE_END = 10;
const isControl = (code: number) => (code < 32 && code !== LINE_END) || (code >= 127 && code < 160);
/** Marks that turn the direction of text around, so that a line reads other than it is. */
const isDirection = (code: number) => (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);

function escaped(text: string): string {
  let shown = '';
  for (const character of text) {
    const code = character.charCodeAt(0);
    shown += isControl(code) || isDirection(code) ? `\\u${code.toString(16).padStart(4, '0')}` : character;
  }
  return shown;
}

/**
 * The text with everything a terminal would obey made visible, our own colours excepted: titles and messages come from
 * documents and data that somebody else may have written.
 */
export const harmless = (text: string, style: Style): string =>
  style === PLAIN
    ? escaped(text)
    : splitByStyle(text)
        .map((part, index) => (index % 2 === 1 ? part : escaped(part)))
        .join('');
