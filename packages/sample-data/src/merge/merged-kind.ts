import type { FieldType, StandardRecordKind } from '@tierwright/program';

/** A field of a record kind as all programs together declare it. */
export interface MergedField {
  index: number;
  name: string;
  type: FieldType;
  /** Whether every program that declares the field lets it be absent. */
  optional: boolean;
  /** The words of an enum or set; for a string, the words that programs compare it with. */
  values: string[];
  /** The kind a ref points to. */
  to?: string;
}

/** A record kind as all programs together declare it. */
export interface MergedKind {
  id: string;
  standard: StandardRecordKind | undefined;
  fields: MergedField[];
}

export function fieldNamed(kind: MergedKind, name: string): MergedField | undefined {
  return kind.fields.find((field) => field.name === name);
}
