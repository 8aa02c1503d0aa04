import type { Problem, SourceDocument } from '@tierwright/program';
import { type Range, rangeOf, textAt } from './source-parts.ts';

const ends = /[\s,:{}[\]]/;

/** The word, number or text at an offset; one character where there is none. */
function wordAt(text: string, offset: number): Range {
  const quoted = textAt(text, offset);
  let end = offset + quoted.length;
  if (quoted === '') while (end < text.length && !ends.test(text[end] ?? '')) end += 1;
  return { start: offset, end: Math.max(end, Math.min(offset + 1, text.length)) };
}

function startOfLine(text: string, line: number): number {
  const breaks = /\r\n?|\n/g;
  for (let at = 1; at < line; at += 1) if (!breaks.exec(text)) return text.length;
  return breaks.lastIndex;
}

/** Where a problem is in the text: lines and columns count from 1, and lines end with LF, CR LF or CR. */
export function offsetOf({ line = 1, column = 1 }: Problem, text: string, source: SourceDocument | null): number {
  const start = source ? (source.lineStarts[line - 1] ?? text.length) : startOfLine(text, line);
  return Math.min(start + column - 1, text.length);
}

/** Whether a problem is about a key rather than its value. */
export function isAtKey(problem: Problem, source: SourceDocument): boolean {
  const key = rangeOf(source, problem.pointer, 'key');
  return key !== null && key.start === offsetOf(problem, source.text, source);
}

/** What is underlined: the word where a problem is; of an object or a list its key, so that no more than a line is. */
export function problemRange(problem: Problem, text: string, source: SourceDocument | null): Range {
  const offset = offsetOf(problem, text, source);
  const opens = text[offset] === '{' || text[offset] === '[';
  const key = opens && source ? rangeOf(source, problem.pointer, 'key') : null;
  return key ?? wordAt(text, offset);
}
