import type { LifecycleProgram } from '@tierwright/lifecycle';
import type { Json, Problem } from '@tierwright/program';
import { identityProblems, recordProblems } from '../check-partner.ts';
import { cellValue } from './cell-value.ts';
import { type Column, type ColumnPlan, cellType } from './column-plan.ts';
import type { Mapping, NewImport, RowProblem } from './import-shapes.ts';
import { canBeKept, isPartnerId, type ReadRow, type RowContent, rowProblem, shortened } from './row.ts';

export interface Reading {
  readonly kind: NewImport['kind'];
  readonly mapping: Mapping;
  /** The version by whose declarations cells are read; nothing where no program is in force. */
  readonly version: LifecycleProgram | undefined;
}

type Place = { readonly line: number; readonly row: number };
type Groups = Record<'attribute' | 'fact' | 'field' | 'currency', Map<string, Json>>;

/** Reads the cells of a row: every problem at its column. */
export function readCells(cells: readonly string[], at: Place, plan: ColumnPlan, reading: Reading): ReadRow {
  const problems: RowProblem[] = [];
  const wrong = (column: string | null, code: string, message: string, value?: string, expected?: string) =>
    problems.push({
      ...at,
      column,
      code,
      message,
      ...(value === undefined ? {} : { value: shortened(value) }),
      ...(expected === undefined ? {} : { expected }),
    });
  if (cells.length !== plan.length) {
    wrong(null, 'CMD312', `The row has ${cells.length} cells, the header ${plan.length}.`, String(cells.length), String(plan.length));
    return { name: null, problems };
  }
  const own = new Map<string, string>();
  const groups: Groups = { attribute: new Map(), fact: new Map(), field: new Map(), currency: new Map() };
  const ofKind = (plan.findIndex((column) => column?.target.to === 'kind') ?? -1) as number;
  const kind = (ofKind < 0 ? undefined : cells[ofKind]?.trim()) || reading.mapping.kind;
  for (const [index, column] of plan.entries()) {
    const cell = cells[index] ?? '';
    if (!column || cell.trim() === '') continue;
    const { header, target } = column;
    if (cell.includes('\uFFFD'))
      wrong(header, 'CMD311', 'There is a character that is not of the encoding.', cell, reading.mapping.encoding ?? 'utf-8');
    else if (!canBeKept(cell)) wrong(header, 'CMD317', 'The text cannot be kept.', cell, 'at most 20,000 characters, without NUL');
    else if (!('name' in target)) own.set(target.to, cell.trim());
    else {
      const read = cellValue(cell, cellType(target, kind, reading.version), reading.mapping);
      if (read.ok) groups[target.to].set(target.name, read.value);
      else wrong(header, 'CMD313', `${header} is not what the program asks for.`, cell, read.expected);
    }
  }
  const content = contentOf(own, groups, kind, reading, (to, message, value) => wrong(headerOf(plan, to), 'CMD316', message, value));
  if (!content) return { name: nameOf(own), problems };
  if (problems.length === 0)
    problems.push(...problemsOf(content, reading).map((problem) => rowProblem(at, columnOf(plan, problem), problem)));
  return { content, name: nameOf(own), problems };
}

const headerOf = (plan: ColumnPlan, to: string): string | null => plan.find((column) => column?.target.to === to)?.header ?? null;

/** Of partners the id; of records the source's own name; without one a row may stand there as often as it will. */
const nameOf = (own: ReadonlyMap<string, string>): string | null =>
  own.get('sourceRef') ?? (own.has('partner') ? null : (own.get('id') ?? null));

function contentOf(
  own: ReadonlyMap<string, string>,
  { attribute, fact, field, currency }: Groups,
  kind: string | undefined,
  { kind: what }: Reading,
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

/** What programs say to a row. */
export function problemsOf({ partner, identity, records }: RowContent, { version }: Pick<Reading, 'version'>): Problem[] {
  const programs = version ? [version] : [];
  const ofIdentity = identity ? identityProblems(programs, identity) : [];
  const byKind = new Map<string, { [field: string]: Json }[]>();
  for (const { kind, body } of records) if (body !== null) byKind.set(kind, [...(byKind.get(kind) ?? []), body]);
  return [...ofIdentity, ...recordProblems(programs, partner, Object.fromEntries(byKind))];
}

/** The column that a pointer into a partner file means. */
function columnOf(plan: ColumnPlan, { pointer, value, code }: Problem): string | null {
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
