import type { Program } from '../document/schema.ts';
import type { RecordField } from '../records/schema.ts';
import { lineFields } from './form-facts.ts';
import { NO_TRAITS, type ValueInfo } from './value.ts';

const date: RecordField = { type: 'date', optional: true };
const string: RecordField = { type: 'string', optional: true };

/** Fields that a standard kind brings without being declared. */
const BROUGHT: Record<string, Record<string, RecordField>> = {
  evidence: { submittedOn: date, acceptedOn: date, rejectedOn: date, expiresOn: date },
  exception: {
    item: { type: 'string' },
    track: string,
    group: string,
    effect: { type: 'enum', values: ['keepTier', 'waive'] },
    reason: string,
    from: date,
    until: date,
    askedBy: string,
    grantedBy: string,
  },
  rate: { on: { type: 'date' }, currency: { type: 'string' }, rate: { type: 'number' } },
};

/** A record kind with every field that its records may have. */
export interface KindOfRecord {
  id: string;
  /** The standard kind it is. */
  is: string;
  fields: ReadonlyMap<string, RecordField>;
  /** Whether `records` declares it; exception, rate and dealLine are there without. */
  declared: boolean;
}

/** The record kinds of a document, with those that every document has. */
export function recordKinds(program: Program): Map<string, KindOfRecord> {
  const kinds = new Map<string, KindOfRecord>();
  const lines = lineFields(program.dealRegistration?.form);
  const add = (id: string, is: string, own: Record<string, RecordField>, declared: boolean) => {
    const fields = new Map(Object.entries(BROUGHT[is] ?? {}));
    if (is === 'dealLine' && lines) for (const [name, field] of Object.entries(lines)) fields.set(name, field);
    for (const [name, field] of Object.entries(own)) fields.set(name, field);
    kinds.set(id, { id, is, fields, declared });
  };
  for (const [id, kind] of Object.entries(program.records ?? {})) add(id, kind.is ?? id, kind.fields ?? {}, true);
  for (const id of ['exception', 'rate', ...(lines ? ['dealLine'] : [])]) if (!kinds.has(id)) add(id, id, {}, false);
  return kinds;
}

/** Every record has an id, which partners' files may leave out. */
const ID: RecordField = { type: 'string' };

/** A field of a kind, or a field one hop behind a ref, such as `person.joinedOn`. */
export function fieldAt(
  kinds: ReadonlyMap<string, KindOfRecord>,
  kind: string,
  path: string,
): { field: RecordField; optional: boolean } | undefined {
  const fields = kinds.get(kind)?.fields;
  const own = fields?.get(path) ?? (path === 'id' && fields ? ID : undefined);
  if (own) return { field: own, optional: own.optional === true };
  for (let dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
    const ref = fields?.get(path.slice(0, dot));
    if (ref?.type !== 'ref') continue;
    const rest = path.slice(dot + 1);
    const behind = kinds.get(ref.to)?.fields.get(rest) ?? (rest === 'id' ? ID : undefined);
    if (behind) return { field: behind, optional: ref.optional === true || behind.optional === true };
  }
  return undefined;
}

/** Every path that can be read of a kind's records; what suggestions are made from. */
export function pathsOf(kinds: ReadonlyMap<string, KindOfRecord>, kind: string): string[] {
  const paths: string[] = [];
  for (const [name, field] of kinds.get(kind)?.fields ?? []) {
    paths.push(name);
    if (field.type === 'ref') for (const behind of kinds.get(field.to)?.fields.keys() ?? []) paths.push(`${name}.${behind}`);
  }
  return paths;
}

/** A record's field as a condition reads it; a ref is the other record's id. */
export function fieldInfo(id: string, { field, optional }: { field: RecordField; optional: boolean }): ValueInfo {
  const unit = 'unit' in field && field.unit !== undefined ? { unit: field.unit } : {};
  const values = 'values' in field && field.values !== undefined ? { values: field.values } : {};
  return { ...NO_TRAITS, id, of: 'field', type: field.type === 'ref' ? 'string' : field.type, ...unit, ...values, unknown: optional };
}
