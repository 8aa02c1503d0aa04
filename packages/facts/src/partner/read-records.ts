import type { Json } from '@tierwright/program';
import type { Day } from '../dates/day.ts';
import type { FieldModel, KindModel } from '../records/record-kind.ts';
import { type Cell, RecordRow } from '../records/record-row.ts';
import { type Findings, pointerKey } from './findings.ts';
import { type ReadingContext, readCell, readForeignMoney, whyNot } from './read-value.ts';

export interface RecordReading extends ReadingContext {
  readonly partner: string;
  readonly findings: Findings;
  /** Whether fields that the kind does not declare are passed over. */
  readonly ignoreExtra: boolean;
}

type JsonObject = { readonly [key: string]: Json };
const MOST_COPIES = 100_000;
const RECORDED_ON = { type: 'date', words: null } as const;

/** Reads the records of one kind in file order; refs are not yet followed. */
export function readRecords(kind: KindModel, records: readonly Json[], pointer: string, reading: RecordReading): RecordRow[] {
  const rows: RecordRow[] = [];
  const ids = new Set<string>();
  for (const [index, record] of records.entries()) {
    const at = `${pointer}/${index}`;
    if (typeof record !== 'object' || record === null || Array.isArray(record)) {
      reading.findings.add(at, { code: 'PDL407', value: record, expected: 'an object', message: 'A record is an object of fields.' });
      continue;
    }
    const list = listField(kind, record, at, reading.findings);
    const copies = copiesOf(record, at, reading.findings);
    for (const single of list === null ? [record] : expanded(record, list)) {
      for (let copy = 0; copy < copies; copy += 1) rows.push(readRecord(kind, single, at, rows.length, ids, reading));
    }
  }
  return rows;
}

/** The one field whose list makes a record for each entry; null where there is none. */
function listField(kind: KindModel, record: JsonObject, at: string, findings: Findings): string | null {
  let found: string | null = null;
  for (const key in record) {
    if (!Array.isArray(record[key])) continue;
    const field = kind.fields.get(key);
    if (field === undefined ? key !== 'id' : field.type === 'set') continue;
    if (found !== null) {
      findings.add(`${at}/${pointerKey(key)}`, {
        code: 'PDL414',
        expected: 'a list in one field at most',
        message: `A second list beside ${found}.`,
      });
    }
    found ??= key;
  }
  return found;
}

const expanded = (record: JsonObject, list: string): JsonObject[] => {
  const entries = record[list];
  return Array.isArray(entries) ? entries.map((entry) => ({ ...record, [list]: entry })) : [];
};

function copiesOf({ copies, id }: JsonObject, at: string, findings: Findings): number {
  if (copies === undefined) return 1;
  const fits = typeof copies === 'number' && Number.isInteger(copies) && copies >= 1 && copies <= MOST_COPIES;
  if (!fits || (copies > 1 && id !== undefined)) {
    findings.add(`${at}/copies`, {
      code: 'PDL414',
      value: copies,
      expected: '1 to 100000, and no id',
      message: 'Copies of a record have no id of their own.',
    });
    return 1;
  }
  return copies;
}

function readRecord(
  kind: KindModel,
  record: JsonObject,
  at: string,
  position: number,
  ids: Set<string>,
  reading: RecordReading,
): RecordRow {
  const cells: Cell[] = [];
  for (let index = 0; index < kind.list.length; index += 1) cells.push(null);
  let currencies: Map<number, string> | null = null;
  for (const key in record) {
    const value = record[key];
    const field = kind.fields.get(key);
    if (field === undefined) {
      if (key !== 'id' && key !== 'copies' && key !== 'recordedOn') unknownField(kind, key, at, reading);
      continue;
    }
    if (value === null || value === undefined) continue;
    const cell = readCell(value, field, reading);
    if (cell !== undefined) {
      cells[field.index] = cell;
      continue;
    }
    const foreign = field.type === 'money' ? readForeignMoney(value) : undefined;
    if (foreign === undefined) {
      reading.findings.add(`${at}/${pointerKey(key)}`, whyNot(value, field, reading));
      continue;
    }
    cells[field.index] = foreign.minor;
    if (foreign.currency !== reading.currency) {
      currencies ??= new Map();
      currencies.set(field.index, foreign.currency);
    }
  }
  for (const field of kind.list) if (cells[field.index] === null && !field.optional) missingField(field, record, at, reading);
  return new RecordRow(
    readId(kind, record, at, position, ids, reading),
    reading.partner,
    cells,
    currencies,
    readRecordedOn(record, at, reading),
  );
}

function unknownField(kind: KindModel, key: string, at: string, { findings, ignoreExtra }: RecordReading): void {
  if (ignoreExtra) return;
  findings.add(`${at}/${pointerKey(key)}`, {
    code: 'PDL405',
    value: key,
    expected: [...kind.fields.keys()].join(', '),
    message: `Records of kind ${kind.id} have no field ${key}.`,
  });
}

function missingField(field: FieldModel, record: JsonObject, at: string, { findings }: RecordReading): void {
  const given = Object.hasOwn(record, field.id) ? record[field.id] : undefined;
  // A value that could not be read has its own problem already.
  if (given !== undefined && given !== null) return;
  findings.add(at, { code: 'PDL408', value: field.id, message: `The record has no ${field.id}.` });
}

function readId(kind: KindModel, { id }: JsonObject, at: string, position: number, ids: Set<string>, { findings }: RecordReading): string {
  if (id === undefined || id === null) return `${kind.id}#${position + 1}`;
  if (typeof id !== 'string' || id === '') {
    findings.add(`${at}/id`, { code: 'PDL407', value: id, expected: 'text', message: 'An id is text.' });
    return '';
  }
  if (ids.has(id)) findings.add(`${at}/id`, { code: 'PDL413', value: id, message: `Two records of kind ${kind.id} have the id ${id}.` });
  ids.add(id);
  return id;
}

function readRecordedOn({ recordedOn }: JsonObject, at: string, reading: RecordReading): Day | null {
  if (recordedOn === undefined || recordedOn === null) return null;
  const day = readCell(recordedOn, RECORDED_ON, reading);
  if (typeof day === 'number') return day;
  reading.findings.add(`${at}/recordedOn`, whyNot(recordedOn, RECORDED_ON, reading));
  return null;
}

/** Points each ref at the record of that id; a ref that leads nowhere is null. */
export function followRefs(
  kinds: readonly KindModel[],
  rows: readonly (readonly RecordRow[] | undefined)[],
  kindIndex: (id: string) => number | undefined,
): void {
  const byId = new Map<number, Map<string, RecordRow>>();
  const recordsOf = (target: number) => {
    const known = byId.get(target);
    if (known) return known;
    const made = new Map((rows[target] ?? []).map((row) => [row.id, row] as const));
    byId.set(target, made);
    return made;
  };
  for (const kind of kinds) {
    if (kind.refs.length === 0) continue;
    for (const row of rows[kind.index] ?? []) {
      row.refs = kind.refs.map(({ to, index }) => {
        const target = to === null ? undefined : kindIndex(to);
        const id = row.cells[index];
        return target === undefined || typeof id !== 'string' ? null : (recordsOf(target).get(id) ?? null);
      });
    }
  }
}
