import type { RecordField } from '../../records/schema.ts';
import { childPointer } from '../../source/json-pointer.ts';
import type { Json } from '../../tests/schema.ts';
import { fieldInfo, type KindOfRecord } from '../../types-of-values/record-kinds.ts';
import type { Examination } from '../examination.ts';
import { checkKind } from '../sections/check-kind.ts';
import { isDate } from '../values/check-date.ts';
import { checkGiven, checkRecordMoney } from './check-given.ts';

/** A record given by a test may have, besides its fields, an id and the day on which it was recorded. */
const ALWAYS: Record<string, RecordField> = { id: { type: 'string' }, recordedOn: { type: 'date', optional: true } };
const MOST_COPIES = 100_000;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/;

/** Records that a test gives: of a kind that there is, each with the fields of its kind. */
export function checkRecordsGiven(x: Examination, records: Record<string, Json> | undefined, pointer: string): void {
  for (const [id, list] of Object.entries(records ?? {})) {
    const at = `${pointer}/${id}`;
    if (checkKind(x, id, at)) checkRecordList(x, id, list, at);
  }
}

/** A list of records of a kind, no two with the same id. */
export function checkRecordList(x: Examination, id: string, list: Json, pointer: string): void {
  const kind = x.types.kinds.get(id);
  if (!Array.isArray(list)) x.report.add('PDL211', pointer, 'Records stand in a list.', { value: list, expected: 'a list of records' });
  else if (kind) {
    const ids = new Set<string>();
    list.forEach((record, index) => {
      checkRecord(x, kind, record, `${pointer}/${index}`, ids);
    });
  }
}

function checkRecord(x: Examination, kind: KindOfRecord, record: Json, pointer: string, ids: Set<string>): void {
  const { report } = x;
  if (typeof record !== 'object' || record === null || Array.isArray(record)) {
    report.add('PDL211', pointer, 'This is no record.', { value: record, expected: 'an object with the fields of the kind' });
    return;
  }
  let listed: string | undefined;
  for (const [name, value] of Object.entries(record)) {
    const at = childPointer(pointer, name);
    if (name === 'copies') {
      if (typeof value !== 'number' || !Number.isInteger(value) || value < 1 || value > MOST_COPIES)
        report.add('PDL211', at, 'This is no number of copies.', { value, expected: `a whole number from 1 to ${MOST_COPIES}` });
      continue;
    }
    const field = kind.fields.get(name) ?? (Object.hasOwn(ALWAYS, name) ? ALWAYS[name] : undefined);
    if (!field) {
      report.add('PDL201', at, `Records of kind \`${kind.id}\` have no field \`${name}\`.`, {
        value: name,
        expected: 'a field of the kind',
        among: () => kind.fields.keys(),
        at: 'key',
      });
      continue;
    }
    if (!Array.isArray(value) || field.type === 'set') {
      checkValue(x, field, value, at);
      continue;
    }
    if (listed !== undefined)
      report.add('PDL211', at, `\`${listed}\` has a list already; only one field may make a record for each entry.`, {
        value,
        expected: 'one value',
      });
    listed ??= name;
    value.forEach((entry, index) => {
      checkValue(x, field, entry, `${at}/${index}`);
    });
  }
  checkIds(x, record, pointer, ids);
  for (const [name, field] of kind.fields)
    if (field.optional !== true && (!Object.hasOwn(record, name) || record[name] === null))
      report.add('PDL242', pointer, `The record lacks \`${name}\`.`, { value: name, expected: `\`${name}\`, or a field that is optional` });
}

function checkIds({ report }: Examination, { id, copies }: { [key: string]: Json }, pointer: string, ids: Set<string>): void {
  if (id !== undefined && typeof copies === 'number' && copies > 1)
    report.add('PDL204', `${pointer}/copies`, 'Copies of a record would have the same id.', {
      value: copies,
      expected: 'copies of a record without an id',
    });
  for (const own of Array.isArray(id) ? id : [id]) {
    if (typeof own !== 'string') continue;
    if (ids.has(own))
      report.add('PDL204', `${pointer}/id`, `A record \`${own}\` stands here a second time.`, { value: own, expected: 'an id of its own' });
    ids.add(own);
  }
}

function checkValue(x: Examination, field: RecordField, value: Json, pointer: string): void {
  const type = fieldInfo('', { field, optional: false });
  if (type.type === 'money') {
    checkRecordMoney(x, value, type, pointer);
    return;
  }
  if (type.type === 'date' && typeof value === 'string' && INSTANT.test(value) && isDate(value.slice(0, 10))) return;
  checkGiven(x, value, type, pointer);
}
