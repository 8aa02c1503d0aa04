import type { MergedKind } from '../merge/merged-kind.ts';
import type { Scalar } from '../values/scalar.ts';

/** A record while it is made: dates as days, money as minor units of the program's currency, refs as records. */
export interface RawRecord {
  id: string;
  kind: MergedKind;
  values: (Scalar | undefined)[];
  refs: (RawRecord | undefined)[];
  /** The currency its money is written in, where that is not the program's; its amounts there, in minor units. */
  currency?: string;
  foreign?: Map<number, number>;
  /** The day at whose rate its money is converted. */
  day?: number;
}

/** A field of a record, or of the record that a ref field points to. */
export interface Path {
  ref?: number;
  field: number;
}

export function valueAt(record: RawRecord, path: Path): Scalar | undefined {
  const owner = path.ref === undefined ? record : record.refs[path.ref];
  if (owner === undefined) return undefined;
  return owner.refs[path.field]?.id ?? owner.values[path.field];
}

/** `field` or `ref.field` of a record at hand. */
export function pathIn(record: RawRecord, id: string): Path | undefined {
  const own = record.kind.fields.find((field) => field.name === id);
  if (own) return { field: own.index };
  for (const field of record.kind.fields) {
    if (field.to === undefined || !id.startsWith(`${field.name}.`)) continue;
    const behind = record.refs[field.index]?.kind.fields.find((other) => other.name === id.slice(field.name.length + 1));
    if (behind) return { ref: field.index, field: behind.index };
  }
  return undefined;
}
