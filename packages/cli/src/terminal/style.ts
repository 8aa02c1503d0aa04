const CODES = { bold: [1, 22], dim: [2, 22], red: [31, 39], green: [32, 39], yellow: [33, 39], cyan: [36, 39] } as const;
const ESCAPE = '\u001b';

/** How text is set off; without colours the text as it is. */
export type Style = { readonly [name in keyof typeof CODES]: (text: string) => string };

const paint =
  ([on, off]: readonly [number, number]) =>
  (text: string) =>
    `${ESCAPE}[${on}m${text}${ESCAPE}[${off}m`;

export const COLOURS: Style = {
  bold: paint(CODES.bold),
  dim: paint(CODES.dim),
  red: paint(CODES.red),
  green: paint(CODES.green),
  yellow: paint(CODES.yellow),
  cyan: paint(CODES.cyan),
};
const same = (text: string) => text;
export const PLAIN: Style = { bold: same, dim: same, red: same, green: same, yellow: same, cyan: same };

const ours = new RegExp(`(${ESCAPE}\\[(?:${Object.values(CODES).flat().join('|')})m)`);

/** Text and our own colours in turn: every second part is a colour. */
export const splitByStyle = (text: string): string[] => text.split(ours);

/** The text without our own colours. */
export const withoutStyle = (text: string): string =>
  splitByStyle(text)
    .filter((_, index) => index % 2 === 0)
    .join('');
