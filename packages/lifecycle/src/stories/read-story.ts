import type { Outcome, Problem } from '@tierwright/program';
import { isMap, LineCounter, type Node, parseDocument, visit } from 'yaml';
import { checkShape, type Report } from './check-shape.ts';
import { checkSteps } from './check-steps.ts';
import type { Story } from './story.ts';
import { placeAt, placesIn } from './story-places.ts';
import { STORY_SHAPE } from './story-shape.ts';

/** Reads a story from its text (YAML 1.2, core schema). All problems at once, each with line and column; codes are STORY_CODES. */
export function readStory(text: string): Outcome<Story> {
  const lines = new LineCounter();
  // Dates and times stay text; a key that is written twice is an error.
  const document = parseDocument(text, { lineCounter: lines, schema: 'core', uniqueKeys: true, strict: true });
  const problems: Problem[] = [...document.errors, ...document.warnings].map(({ pos: [start], message }) => ({
    code: 'STORY101',
    severity: 'error',
    pointer: '',
    message: (message.split('\n', 1)[0] ?? message).replace(/ at line \d+, column \d+:?$/, '.'),
    ...placeAt(lines, start),
  }));
  const report: Report = (code, node, pointer, message, more = {}) => {
    problems.push({ code, severity: 'error', pointer, message, ...placeAt(lines, node?.range?.[0] ?? 0), ...more });
  };
  if (problems.length === 0) checkPlain(document.contents, report);
  if (problems.length > 0) return { ok: false, problems };
  const root = document.contents as Node | null;
  checkShape(root, STORY_SHAPE, '', report);
  checkSteps(isMap<Node, Node>(root) ? root.get('steps', true) : undefined, report);
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, value: { ...(document.toJS() as Omit<Story, 'places'>), places: placesIn(root, lines) }, problems: [] };
}

/** A story is what it shows: JSON, without references to elsewhere. */
function checkPlain(root: Node | null, report: Report): void {
  visit(root, {
    Alias(_, node) {
      report('STORY101', node, '', 'A story has no references (*).', { expected: 'the value itself' });
    },
    Scalar(_, node) {
      if (typeof node.value === 'number' && !Number.isFinite(node.value)) {
        report('STORY104', node, '', 'This is no number that JSON has.', { expected: 'a number' });
      }
    },
  });
}
