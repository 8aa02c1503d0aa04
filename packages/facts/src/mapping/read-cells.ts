import type { Json, Problem, Program } from '@tierwright/program';
import { typedValue } from './cell-value.ts';
import { type Column, type ColumnPlan, cellType } from './column-plan.ts';
import type { Mapping, RowCodes, RowFault, RowKind, RowProblem } from './mapping.ts';
import { canBeKept, isPartnerId, type ReadRow, type RowContent, shortened } from './row.ts';

/** How rows are read, and the codes of what is wrong with them. */
export interface CellReading {
  readonly kind: RowKind;
  readonly mapping: Mapping;
  /** By whose declarations cells are read. */
  readonly programs: readonly Program[];
  readonly codes: RowCodes;
}

type Place = { readonly line: number; readonly row: number };
type Groups = Record<'attribute' | 'fact' | 'field' | 'currency', Map<string, Json>>;

/** Reads the cells of a row: every problem at its column. Programs have not looked at the whole row yet. */
export function readCells(cells: readonly Json[], at: Place, plan: ColumnPlan, reading: CellReading): ReadRow {
  const problems: RowProblem[] = [];
  const wrong = (column: string | null, fault: RowFault, message: string, value?: Json, expected?: string) =>
    problems.push({
      ...at,
      column,
      code: reading.codes[fault],
      message,
      ...(value === undefined ? {} : { value: shortened(value) }),
      ...(expected === undefined ? {} : { expected }),
    });
  if (cells.length !== plan.length) {
    wrong(null, 'cells', `The row has ${cells.length} cells, the header ${plan.length}.`, String(cells.length), String(plan.length));
    return { name: null, problems };
  }
  const own = new Map<string, string>();
  const groups: Groups = { attribute: new Map(), fact: new Map(), field: new Map(), currency: new Map() };
  const kind = wordOf(cells[plan.findIndex((column) => column?.target.to === 'kind')] ?? null) || reading.mapping.kind;
  for (const [index, column] of plan.entries()) {
    const cell = cells[index] ?? null;
    if (!column || cell === null || (typeof cell === 'string' && cell.trim() === '')) continue;
    const { header, target } = column;
    const bad = typeof cell === 'string' ? badText(cell, reading.mapping.encoding) : undefined;
    if (bad) wrong(header, bad.fault, bad.message, cell, bad.expected);
    else if (!('name' in target)) {
      const word = wordOf(cell);
      if (word === undefined) wrong(header, 'cell', `${header} is not text.`, cell, 'text');
      else own.set(target.to, word);
    } else {
      const read = typedValue(cell, cellType(target, kind, reading.programs), reading.mapping);
      if (read.ok) groups[target.to].set(target.name, read.value);
      else wrong(header, 'cell', `${header} is not what the program asks for.`, cell, read.expected);
    }
  }
  const content = contentOf(own, groups, kind, reading.kind, (to, message, value) => wrong(headerOf(plan, to), 'naming', message, value));
  return { ...(content ? { content } : {}), name: nameOf(own), problems };
}

/** Names are words; whole numbers are taken for what they look like. */
function wordOf(cell: Json): string | undefined {
  if (typeof cell === 'string') return cell.trim();
  return typeof cell === 'number' && Number.isSafeInteger(cell) ? String(cell) : undefined;
}

function badText(cell: string, encoding = 'utf-8'): { fault: RowFault; message: string; expected: string } | undefined {
  if (cell.includes('\uFFFD'))
    return { fault: 'encoding', message: 'There is a character that is not of the encoding.', expected: encoding };
  if (canBeKept(cell)) return undefined;
  return { fault: 'text', message: 'The text cannot be kept.', expected: 'at most 20,000 characters, without NUL' };
}

const headerOf = (plan: ColumnPlan, to: string): string | null => plan.find((column) => column?.target.to === to)?.header ?? null;

/** Of partners the id; of records the source's own name; without one a row may stand there as often as it will. */
const nameOf = (own: ReadonlyMap<string, string>): string | null =>
  own.get('sourceRef') ?? (own.has('partner') ? null : (own.get('id') ?? null));

function contentOf(
  own: ReadonlyMap<string, string>,
  { attribute, fact, field, currency }: Groups,
  kind: string | undefined,
  what: RowKind,
  missing: (to: string, message: string, value?: string) => void,
): RowContent | undefined {
  const partner = own.get(what === 'partners' ? 'id' : 'partner');
  if (!isPartnerId(partner)) {
    missing(
      what === 'partners' ? 'id' : 'partner',
      partner === undefined ? 'The row names no partner.' : 'That is no id of a partner.',
      partner,
    );
    return undefined;
  }
  if (what === 'partners') {
    const [title, parent] = [own.get('title'), own.get('parent')];
    const identity = {
      id: partner,
      ...(title === undefined ? {} : { title }),
      ...(parent === undefined ? {} : { parent }),
      attributes: Object.fromEntries(attribute),
      facts: Object.fromEntries(fact),
    };
    return { partner, identity, records: [] };
  }
  if (kind === undefined) {
    missing('kind', 'The row names no record kind.');
    return undefined;
  }
  for (const [name, word] of currency) {
    const amount = field.get(name);
    if (typeof amount === 'number' && typeof word === 'string') field.set(name, { [word.trim().toUpperCase()]: amount });
  }
  const [id, sourceRef] = [own.get('id'), own.get('sourceRef')];
  const body = { ...(id === undefined ? {} : { id }), ...Object.fromEntries(field) };
  return { partner, records: [{ kind, body, ...(sourceRef === undefined ? {} : { sourceRef }) }] };
}

/** The column that a pointer into a partner file means. */
export function columnOf(plan: ColumnPlan, { pointer, value, code }: Problem): string | null {
  const [, section = '', first = '', , field = ''] = pointer.split('/').map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  const needed = code === 'PDL408' && typeof value === 'string' ? value : '';
  const fits = ({ target }: Column): boolean => {
    if (section === 'attributes') return target.to === 'attribute' && target.name === first;
    if (section === 'facts') return target.to === 'fact' && target.name === first;
    if (section === 'records') {
      if (field === '' && needed === '') return target.to === 'kind';
      return target.to === 'field' ? target.name === (field || needed) : target.to === 'id' && field === 'id';
    }
    return target.to === section;
  };
  return plan.find((column) => column !== undefined && fits(column))?.header ?? null;
}
