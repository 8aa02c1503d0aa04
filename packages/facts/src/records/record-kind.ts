import { type FieldType, type FormField, type Program, type RecordField, STANDARD_RECORD_KINDS } from '@tierwright/program';
import { impliedFields } from './implied-fields.ts';

/** A field of a kind, with its place in a row. */
export interface FieldModel {
  readonly id: string;
  readonly type: FieldType;
  /** Position among a row's cells. */
  readonly index: number;
  readonly optional: boolean;
  /** The words of an enum or set, where they are declared. */
  readonly words: ReadonlySet<string> | null;
  /** The kind a ref points to. */
  readonly to: string | null;
  /** Position among a row's refs, or −1. */
  readonly refIndex: number;
}

/** A record kind of a program: what its records must look like. */
export interface KindModel {
  readonly id: string;
  /** Position among the kinds of the program. */
  readonly index: number;
  /** The standard kind it is, by its own id or by `is`. */
  readonly is: string | null;
  readonly fields: ReadonlyMap<string, FieldModel>;
  readonly list: readonly FieldModel[];
  readonly refs: readonly FieldModel[];
  /** Declared by nobody: always accepted. */
  readonly implied: boolean;
  readonly staleAfter: string | null;
}

/** The record kinds of a program: those declared, and `rate`, `exception`, and a form's lines as `dealLine`. */
export function recordKinds(program: Program): ReadonlyMap<string, KindModel> {
  const kinds = new Map<string, KindModel>();
  const add = (id: string, is: string | null, fields: Record<string, RecordField>, declared: { staleAfter?: string } | null) => {
    const list = fieldModels({ ...impliedFields(is), ...fields });
    kinds.set(id, {
      id,
      index: kinds.size,
      is,
      fields: new Map(list.map((field) => [field.id, field])),
      list,
      refs: list.filter(({ refIndex }) => refIndex >= 0),
      implied: declared === null,
      staleAfter: declared?.staleAfter ?? null,
    });
  };
  for (const [id, kind] of Object.entries(program.records ?? {})) add(id, kind.is ?? standardKind(id), kind.fields ?? {}, kind);
  for (const id of ['rate', 'exception']) if (!kinds.has(id)) add(id, id, {}, null);
  const lines = program.dealRegistration?.form?.find(({ type }) => type === 'lines');
  if (lines?.of && !kinds.has('dealLine'))
    add('dealLine', 'dealLine', Object.fromEntries(lines.of.map((field) => [field.id, lineField(field)])), null);
  return kinds;
}

const standardKind = (id: string) => (STANDARD_RECORD_KINDS as readonly string[]).find((kind) => kind === id) ?? null;

function fieldModels(fields: Record<string, RecordField>): FieldModel[] {
  let refs = 0;
  return Object.entries(fields).map(([id, field], index) => ({
    id,
    type: field.type,
    index,
    optional: field.optional === true,
    words: 'values' in field && field.values ? new Set(field.values) : null,
    to: field.type === 'ref' ? field.to : null,
    refIndex: field.type === 'ref' ? refs++ : -1,
  }));
}

/** A field of a form's line, as a field of a record. */
function lineField({ type, values, required, when }: FormField): RecordField {
  const optional = required === false || when !== undefined;
  switch (type) {
    case 'choice':
      return { type: 'enum', optional, ...(values ? { values } : {}) };
    case 'products':
      return { type: 'set', optional };
    case 'integer':
    case 'number':
    case 'money':
    case 'percent':
    case 'date':
    case 'boolean':
      return { type, optional };
    default:
      return { type: 'string', optional };
  }
}
