import type { FieldType, ValueType } from '@tierwright/program';
import type { FieldModel, KindModel } from './record-kind.ts';
import type { Cell, RecordRow } from './record-row.ts';

/** `field` or `ref.field` of a kind, ready to be read from its rows. */
export interface FieldPath {
  readonly type: FieldType;
  /** The words of an enum or set, in declared order. */
  readonly words: readonly string[] | null;
  /** The other kind that is read, where the path goes through a ref. */
  readonly through: string | null;
  read(row: RecordRow): Cell;
  /** False where the path goes through a ref that leads to no record. */
  reaches(row: RecordRow): boolean;
  /** The currency of a money value; null means the program's. */
  currency(row: RecordRow): string | null;
}

/** The path of an id in a kind: a field, `id`, or one hop through a ref. Undefined where there is no such field. */
export function fieldPath(kind: KindModel, path: string, kinds: ReadonlyMap<string, KindModel>): FieldPath | undefined {
  const own = kind.fields.get(path);
  if (own) return ownField(own);
  if (path === 'id') return idPath;
  for (const ref of kind.refs) {
    if (!path.startsWith(`${ref.id}.`)) continue;
    const rest = path.slice(ref.id.length + 1);
    const target = ref.to === null ? undefined : kinds.get(ref.to);
    const field = target?.fields.get(rest);
    if (target && (field || rest === 'id')) return throughRef(ref.refIndex, target, field ? ownField(field) : idPath);
  }
  return undefined;
}

const always = () => true;

const idPath: FieldPath = { type: 'string', words: null, through: null, read: (row) => row.id, reaches: always, currency: () => null };

function ownField({ index, type, words }: FieldModel): FieldPath {
  return {
    type,
    words: words && [...words],
    through: null,
    read: (row) => row.cells[index] ?? null,
    reaches: always,
    currency: (row) => row.currencies?.get(index) ?? null,
  };
}

function throughRef(refIndex: number, target: KindModel, field: FieldPath): FieldPath {
  const at = (row: RecordRow) => row.refs?.[refIndex] ?? null;
  return {
    ...field,
    through: target.id,
    read: (row) => {
      const other = at(row);
      return other === null ? null : field.read(other);
    },
    reaches: (row) => at(row) !== null,
    currency: (row) => {
      const other = at(row);
      return other === null ? null : field.currency(other);
    },
  };
}

/** The type that values of a field have in conditions: a ref is compared as the id it holds. */
export const valueTypeOfField = (type: FieldType): ValueType => (type === 'ref' ? 'string' : type);
