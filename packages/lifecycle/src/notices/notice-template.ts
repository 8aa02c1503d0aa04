import { plainLine, plainText } from './plain-text.ts';

/** A text with variables, taken apart once: texts and names by turns, a text first. */
export interface NoticeTemplate {
  readonly texts: readonly string[];
  readonly names: readonly string[];
}

const VARIABLE = /\{([^{}]*)\}/;

/** Takes a text apart; `plain` makes its own words harmless: one line, or several. */
function takeApart(text: string, plain: (words: string) => string): NoticeTemplate {
  const parts = text.split(VARIABLE);
  return {
    texts: parts.filter((_, index) => index % 2 === 0).map(plain),
    names: parts.filter((_, index) => index % 2 === 1),
  };
}

export const subjectTemplate = (subject: string): NoticeTemplate => takeApart(subject, plainLine);
export const textTemplate = (text: string): NoticeTemplate => takeApart(text, plainText);

/** The text with each variable in words, on one line; what a value says is never read as a variable again. */
export function fillTemplate({ texts, names }: NoticeTemplate, inWords: (name: string) => string): string {
  return texts.reduce((filled, text, index) => {
    const name = names[index - 1];
    return `${filled}${name === undefined ? '' : plainLine(inWords(name))}${text}`;
  }, '');
}
