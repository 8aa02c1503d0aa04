import type { Say } from '../../words/use-words.ts';
import type { Cell, RequirementCell, Row, RowNote } from './cell.ts';
import { visibleValue } from './cell.ts';
import { type MatrixKey, operatorKey } from './operators.ts';
import { shownValue } from './typed-value.ts';

type SayMatrix = Say<MatrixKey>;

/** What a cell says: the value or a mark, and beside it how it comes to be so. */
export interface CellText {
  readonly text: string;
  readonly beside: readonly string[];
}

/** `titleOf` gives the title of a requirement. */
export function cellText(row: Row, cell: Cell, say: SayMatrix, titleOf: (id: string) => string): CellText {
  if (cell.kind === 'routes') return { text: cell.count > 0 ? say('routesInTier', { count: cell.count }) : '', beside: [] };
  if (cell.kind === 'join') return { text: '', beside: [] };
  const beside: string[] = cell.kind === 'requirement' && row.kind === 'requirement' ? [...askedWords(cell, say, titleOf)] : [];
  const isOn = cell.kind === 'requirement' ? cell.asks.length > 0 : cell.isGiven;
  const value = visibleValue(cell);
  if (!row.spec) return { text: isOn && (cell.kind === 'benefit' || row.kind === 'requirement') ? '✓' : '', beside };
  const { placed } = cell;
  if (value === undefined) return { text: isOn && placed ? say('noValue') : '', beside };
  if (placed?.isShared) beside.push(say('everyTier'));
  if (placed && placed.history > 1) beside.push(say('dates', { count: placed.history }));
  if (placed && placed.variants > 0) beside.push(say('variants', { count: placed.variants }));
  // A value that is kept for a tier that does not ask.
  if (!isOn) beside.push(say(cell.kind === 'requirement' ? 'notAsked' : 'notGiven'));
  if (value === null) return { text: say('unknownYet'), beside };
  return { text: typeof value === 'boolean' ? say(value ? 'yes' : 'no') : shownValue(value, row.spec), beside };
}

function* askedWords(cell: RequirementCell, say: SayMatrix, titleOf: (id: string) => string): Generator<string> {
  const [first] = cell.asks;
  if (!first || first.how === 'asked') return;
  if (first.how === 'route') {
    const routes = [...new Set(cell.asks.flatMap(({ route }) => (route === null ? [] : [route])))];
    yield say('route', { route: routes.join(', ') });
  } else if (first.via === null && first.how === 'counted') yield say('countedHere');
  else if (first.how === 'through' || first.how === 'counted') yield say(first.how, { what: titleOf(first.via ?? '') });
  else yield say(first.how);
}

/** What stands below the title of a row. */
export function noteText(note: RowNote, row: Row, say: SayMatrix): string {
  if (note.say !== 'test') return say(note.say, { what: note.what.join(', ') });
  const key = operatorKey(note.operator);
  const operator = key ? say(key) : note.operator;
  // The row of a test is named like its fact.
  if (row.kind === 'test') return note.than === null ? operator : `${operator} ${note.than}`;
  return note.than === null ? say('test', { fact: note.fact, operator }) : say('testThan', { fact: note.fact, operator, than: note.than });
}

/** The title of a row; of a joint, what it says. */
export function rowTitle(row: Row, say: SayMatrix): string {
  return row.kind === 'routes' || row.kind === 'oneOf' || row.kind === 'allOf' || row.kind === 'noneOf' ? say(row.kind) : row.title;
}
