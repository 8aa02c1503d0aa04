const CONTEXT = 60;
const MAX_MARK = 40;

interface Excerpt {
  /** The source line, or the part of it around the column. */
  line: string;
  /** Spaces and the mark under it. */
  mark: string;
}

const tokenLength = (rest: string): number => {
  const token = /^"(?:[^"\\]|\\.)*"|^[-+.\w]+/.exec(rest)?.[0];
  return Math.max(1, Math.min(token?.length ?? 1, MAX_MARK));
};

/** The line of a text (counted from 1) with a mark under the token at a column; a long line is cut around it. */
export function excerpt(text: string, line: number, column: number): Excerpt | undefined {
  const source = text.split('\n', line)[line - 1]?.replace(/\r$/, '').replaceAll('\t', ' ');
  if (source === undefined) return undefined;
  const at = Math.min(column - 1, source.length);
  const length = tokenLength(source.slice(at));
  const from = source.length <= 2 * CONTEXT ? 0 : Math.max(0, at - CONTEXT);
  const until = source.length <= 2 * CONTEXT ? source.length : at + length + CONTEXT;
  const before = from > 0 ? '…' : '';
  const after = until < source.length ? '…' : '';
  const shown = `${before}${source.slice(from, until)}${after}`;
  return { line: shown, mark: `${' '.repeat(before.length + at - from)}${'^'.repeat(Math.max(1, Math.min(length, source.length - at)))}` };
}
