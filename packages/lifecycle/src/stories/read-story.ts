import type { Outcome, Problem } from '@tierwright/program';
import { isMap, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { checkShape, type Report } from './shape.ts';
import type { Story } from './story.ts';
import { STORY_SHAPE } from './story-shape.ts';

/** Reads a story from its text (YAML 1.2, core schema). All problems at once, each with line and column; codes are STORY_CODES. */
export function readStory(text: string): Outcome<Story> {
  const lines = new LineCounter();
  // Dates and times stay text; a key that is written twice is an error.
  const document = parseDocument(text, { lineCounter: lines, schema: 'core', uniqueKeys: true, strict: true });
  const problems: Problem[] = document.errors.map(({ pos: [start], message }) => ({
    code: 'STORY101',
    severity: 'error',
    pointer: '',
    message: message.split('\n', 1)[0] ?? message,
    ...placeOf(lines, start),
  }));
  if (problems.length > 0) return { ok: false, problems };
  const report: Report = (code, node, pointer, message, more = {}) => {
    problems.push({ code, severity: 'error', pointer, message, ...placeOf(lines, node?.range?.[0] ?? 0), ...more });
  };
  const root = document.contents as Node | null;
  checkShape(root, STORY_SHAPE, '', report);
  if (problems.length > 0) return { ok: false, problems };
  const steps = isMap<Node, Node>(root) ? root.get('steps', true) : undefined;
  const starts = isSeq<Node>(steps) ? steps.items.map((item) => lines.linePos(item.range?.[0] ?? 0).line) : [];
  return { ok: true, value: { ...(document.toJS() as Omit<Story, 'lines'>), lines: starts }, problems: [] };
}

function placeOf(lines: LineCounter, offset: number): { line: number; column: number } {
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}
