import type { FieldType, Json } from '@tierwright/program';
import type { JsonEdits, Path } from '../document/json-edits.ts';
import { valueAt } from '../document/value-at.ts';

/** What only some types have. */
const OWN: Readonly<Record<'values' | 'to' | 'unit', readonly FieldType[]>> = {
  values: ['enum', 'set'],
  to: ['ref'],
  unit: ['integer', 'number', 'money', 'percent', 'boolean', 'date', 'string'],
};

/** Another type for a field: what the type does not have goes, what it needs comes. `kind`: a record kind to point to. */
export function setFieldType(edits: JsonEdits, value: Json, path: Path, type: FieldType, kind: string): void {
  for (const key of ['values', 'to', 'unit'] as const) if (!OWN[key].includes(type)) edits.remove([...path, key]);
  edits.set([...path, 'type'], type);
  if (type === 'ref' && valueAt(value, [...path, 'to']) === undefined) edits.set([...path, 'to'], kind);
}
