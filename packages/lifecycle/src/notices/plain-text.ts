/** Control characters, line separators, and marks that turn a line around or cannot be seen. Joiners stay: scripts need them. */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const LINE_BREAK = /\r\n?|[\p{Zl}\p{Zp}]/gu;

/** Anything but printable ASCII without angle brackets: most texts have nothing of it. */
const RISKY = /[^ -;=?-~]/;

/** Notices are no HTML: what would begin or end a tag is written so that it cannot. */
const withoutTags = (text: string): string => text.replaceAll('<', '‹').replaceAll('>', '›');

/** One line of plain text, whatever somebody wrote into it. */
export const plainLine = (text: string): string =>
  RISKY.test(text) ? withoutTags(text.replaceAll(/[\s\p{Cc}]+/gu, ' ').replaceAll(UNSEEN, '')) : text;

/** Plain text of several lines. */
export const plainText = (text: string): string =>
  text
    .replaceAll(LINE_BREAK, '\n')
    .split('\n')
    .map((line) => withoutTags(line.replaceAll(UNSEEN, '')))
    .join('\n');
