import type { Json, Problem, Program } from '@tierwright/program';
import { type CellType, typedValue } from './cell-value.ts';
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
/** A column, and the type that its cells have in rows of each kind. */
interface TypedColumn extends Column {
  readonly types: Map<string | undefined, CellType>;
}

/** What the cells of a row say, before it is a partner or a record. */
interface Cells {
  readonly own: { [to: string]: string };
  readonly values: { [name: string]: Json };
  readonly facts: { [name: string]: Json };
  readonly currencies: [name: string, word: Json][];
}

/** Reads the cells of rows: every problem at its column. Programs have not looked at the whole row yet. */
export class CellReader {
  readonly #plan: readonly (TypedColumn | undefined)[];
  readonly #reading: CellReading;
  readonly #kindAt: number;

  constructor(plan: ColumnPlan, reading: CellReading) {
    this.#plan = plan.map((column) => column && { ...column, types: new Map() });
    this.#reading = reading;
    this.#kindAt = plan.findIndex((column) => column?.target.to === 'kind');
  }

  read(cells: readonly Json[], at: Place): ReadRow {
    const { codes, mapping } = this.#reading;
    const problems: RowProblem[] = [];
    const wrong = (column: string | null, fault: RowFault, message: string, value?: Json, expected?: string) =>
      problems.push({
        ...at,
        column,
        code: codes[fault],
        message,
        ...(value === undefined ? {} : { value: shortened(value) }),
        ...(expected === undefined ? {} : { expected }),
      });
    if (cells.length !== this.#plan.length) {
      const [here, there] = [cells.length, this.#plan.length];
      wrong(null, 'cells', `The row has ${here} cells, the header ${there}.`, String(here), String(there));
      return { name: null, problems };
    }
    const kind = (this.#kindAt < 0 ? undefined : wordOf(cells[this.#kindAt] ?? null)) || mapping.kind;
    const found: Cells = { own: {}, values: {}, facts: {}, currencies: [] };
    for (let index = 0; index < cells.length; index += 1) {
      const [cell = null, column] = [cells[index], this.#plan[index]];
      if (!column || cell === null || (typeof cell === 'string' && cell.trim() === '')) continue;
      this.#take(found, column, cell, kind, wrong);
    }
    const content = contentOf(found, kind, this.#reading.kind, (to, message, value) =>
      wrong(headerOf(this.#plan, to), 'naming', message, value),
    );
    return { ...(content ? { content } : {}), name: nameOf(found.own), problems };
  }

  #take(found: Cells, column: TypedColumn, cell: Json, kind: string | undefined, wrong: Wrong): void {
    const { header, target } = column;
    const bad = typeof cell === 'string' ? badText(cell, this.#reading.mapping.encoding) : undefined;
    if (bad) {
      wrong(header, bad.fault, bad.message, cell, bad.expected);
      return;
    }
    if (!('name' in target)) {
      const word = wordOf(cell);
      if (word === undefined) wrong(header, 'cell', `${header} is not text.`, cell, 'text');
      else found.own[target.to] = word;
      return;
    }
    const read = typedValue(cell, this.#typeOf(column, kind), this.#reading.mapping);
    if (!read.ok) wrong(header, 'cell', `${header} is not what the program asks for.`, cell, read.expected);
    else if (target.to === 'currency') found.currencies.push([target.name, read.value]);
    else found[target.to === 'fact' ? 'facts' : 'values'][target.name] = read.value;
  }

  #typeOf({ target, types }: TypedColumn, kind: string | undefined): CellType {
    let type = types.get(kind);
    if (type === undefined) {
      type = cellType(target, kind, this.#reading.programs);
      types.set(kind, type);
    }
    return type;
  }
}

type Wrong = (column: string | null, fault: RowFault, message: string, value?: Json, expected?: string) => void;

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
const nameOf = ({ sourceRef, partner, id }: Cells['own']): string | null => sourceRef ?? (partner === undefined ? (id ?? null) : null);

function contentOf(
  { own, values, facts, currencies }: Cells,
  kind: string | undefined,
  what: RowKind,
  missing: (to: string, message: string, value?: string) => void,
): RowContent | undefined {
  const { id, title, parent, sourceRef } = own;
  const partner = what === 'partners' ? id : own.partner;
  if (!isPartnerId(partner)) {
    const message = partner === undefined ? 'The row names no partner.' : 'That is no id of a partner.';
    missing(what === 'partners' ? 'id' : 'partner', message, partner);
    return undefined;
  }
  if (what === 'partners') {
    const named = { ...(title === undefined ? {} : { title }), ...(parent === undefined ? {} : { parent }) };
    return { partner, identity: { id: partner, ...named, attributes: values, facts }, records: [] };
  }
  if (kind === undefined) {
    missing('kind', 'The row names no record kind.');
    return undefined;
  }
  for (const [name, word] of currencies) {
    const amount = values[name];
    if (typeof amount === 'number' && typeof word === 'string') values[name] = { [word.trim().toUpperCase()]: amount };
  }
  const body = id === undefined ? values : { id, ...values };
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
