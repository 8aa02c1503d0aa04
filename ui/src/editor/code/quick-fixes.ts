import type { Problem, SourceDocument } from '@tierwright/program';
import type { Values } from '../../words/use-words.ts';
import { JsonEdits, type Path } from '../document/json-edits.ts';
import type { TextChange } from '../document/text-change.ts';
import { isAtKey, offsetOf } from './problem-range.ts';
import { rangeOf, textAt } from './source-parts.ts';

/** What takes a problem away; `words` and `values` name it. */
export interface QuickFix {
  readonly words: 'fixWrite' | 'fixRemoveKey' | 'fixRemovePart' | 'fixRemoveComma' | 'fixAddComma' | 'fixGroup' | 'fixDeclareRole';
  readonly values: Values;
  readonly changes: readonly TextChange[];
}

const pathOf = (pointer: string): Path =>
  pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((token) => (/^(?:0|[1-9]\d*)$/.test(token) ? Number(token) : token));

/** What the suggestion says to write, as JSON; undefined where it says something else. */
function meant({ suggestion = '' }: Problem): string | undefined {
  const said =
    /^Did you mean ("[^"]*"|true|false|null)\?$/.exec(suggestion)?.[1] ??
    /^Write it in double quotes: ("[^"]*")\.$/.exec(suggestion)?.[1] ??
    /^Write "pdl": ("[^"]*")\.$/.exec(suggestion)?.[1];
  // Ids are said in back quotes.
  const id = /^Did you mean `([^`]*)`\?$/.exec(suggestion)?.[1];
  const day = /^That month has \d+ days: (\d{4}-\d{2}-\d{2})\.$/.exec(suggestion)?.[1];
  const text = id ?? day;
  return said ?? (text === undefined ? undefined : JSON.stringify(text));
}

const written = (changes: readonly TextChange[], value: string): QuickFix => ({ words: 'fixWrite', values: { value }, changes });

/** Fixes of a text that is not JSON. */
function syntaxFixes(problem: Problem, text: string): readonly QuickFix[] {
  const offset = offsetOf(problem, text, null);
  const instead = meant(problem);
  const word = /^[A-Za-z_$][\w$-]*/.exec(text.slice(offset, offset + 200))?.[0];
  if (instead !== undefined && word !== undefined) return [written([{ offset, removed: word, inserted: instead }], instead)];
  const before = text.slice(0, offset).trimEnd();
  if (problem.suggestion === 'Leave out the comma before it.' && before.endsWith(','))
    return [{ words: 'fixRemoveComma', values: {}, changes: [{ offset: before.length - 1, removed: ',', inserted: '' }] }];
  if (problem.suggestion === 'A comma is missing before it.')
    return [{ words: 'fixAddComma', values: {}, changes: [{ offset: before.length, removed: '', inserted: ',' }] }];
  return [];
}

/** The key or the value that a problem names is replaced; nothing where another text stands there. */
function replacing(problem: Problem, source: SourceDocument): readonly QuickFix[] {
  const instead = meant(problem);
  if (instead === undefined) return [];
  const range = rangeOf(source, problem.pointer, isAtKey(problem, source) ? 'key' : 'value');
  if (!range) return [];
  const removed = source.text.slice(range.start, range.end);
  if (textAt(source.text, range.start) !== removed && !/^[\w.+-]+$/.test(removed)) return [];
  if (typeof problem.value === 'string' && problem.value.length < 40 && removed !== JSON.stringify(problem.value)) return [];
  return [written([{ offset: range.start, removed, inserted: instead }], instead)];
}

const edited = (source: SourceDocument, edit: (edits: JsonEdits) => void): readonly TextChange[] => {
  const edits = new JsonEdits(source.text);
  edit(edits);
  return edits.changes;
};

/** A group around a single test (PDL125). */
function grouping({ pointer }: Problem, source: SourceDocument): readonly QuickFix[] {
  const range = rangeOf(source, pointer, 'value');
  if (!range) return [];
  const removed = source.text.slice(range.start, range.end);
  const changes = [{ offset: range.start, removed, inserted: `{ "all": [${removed}] }` }];
  return [{ words: 'fixGroup', values: {}, changes }];
}

function removing(problem: Problem, source: SourceDocument, words: 'fixRemoveKey' | 'fixRemovePart'): readonly QuickFix[] {
  const path = pathOf(problem.pointer);
  const changes = edited(source, (edits) => edits.remove(path));
  return changes.length === 0 ? [] : [{ words, values: { key: String(path.at(-1)) }, changes }];
}

function declaringRole({ value }: Problem, source: SourceDocument): readonly QuickFix[] {
  if (typeof value !== 'string') return [];
  return [{ words: 'fixDeclareRole', values: { key: value }, changes: edited(source, (edits) => edits.set(['roles', value], value)) }];
}

/** The codes whose remedy is the same wherever they occur. */
const REMEDIES: Readonly<Record<string, (problem: Problem, source: SourceDocument) => readonly QuickFix[]>> = {
  PDL105: (problem, source) => removing(problem, source, 'fixRemoveKey'),
  PDL112: (problem, source) => removing(problem, source, 'fixRemoveKey'),
  PDL125: grouping,
  PDL208: declaringRole,
  PDL604: (problem, source) => removing(problem, source, 'fixRemovePart'),
};

/** What can be done about a problem, the likeliest first. `source` is null while the text is not JSON. */
export function quickFixes(problem: Problem, text: string, source: SourceDocument | null): readonly QuickFix[] {
  if (!source) return syntaxFixes(problem, text);
  return [...replacing(problem, source), ...(REMEDIES[problem.code]?.(problem, source) ?? [])];
}
