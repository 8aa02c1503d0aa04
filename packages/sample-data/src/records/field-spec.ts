import type { MergedField } from '../merge/merged-kind.ts';
import type { Scalar } from '../values/scalar.ts';

/** What one field of a record must be. Bounds are inclusive and in raw units (days, minor units). */
export interface FieldSpec {
  /** The field must have a value; without `present` and `absent` it may lack one only where `orAbsent` says so. */
  present?: true;
  absent?: true;
  /** An absent value also satisfies the bounds: the open end of a span. */
  orAbsent?: true;
  min?: number;
  max?: number;
  in?: readonly Scalar[];
  notIn?: readonly Scalar[];
  has?: readonly string[];
  hasNot?: readonly string[];
}

const greater = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined ? b : b === undefined || a > b ? a : b;
const smaller = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined ? b : b === undefined || a < b ? a : b;

/** What satisfies both; undefined where nothing can. */
export function intersect(a: FieldSpec | undefined, b: FieldSpec): FieldSpec | undefined {
  if (!a) return possible(b) ? b : undefined;
  const both: FieldSpec = {};
  const onlyAbsent = a.absent || b.absent;
  const present = a.present || b.present || (!onlyAbsent && (needsValue(a) || needsValue(b)));
  if (onlyAbsent && (present || needsValue(a) || needsValue(b))) return undefined;
  if (onlyAbsent) return { absent: true };
  if (present) both.present = true;
  else if (a.orAbsent || b.orAbsent) both.orAbsent = true;
  const [min, max] = [greater(a.min, b.min), smaller(a.max, b.max)];
  if (min !== undefined) both.min = min;
  if (max !== undefined) both.max = max;
  const list = a.in && b.in ? a.in.filter((value) => b.in?.includes(value)) : (a.in ?? b.in);
  if (list) both.in = list;
  if (a.notIn || b.notIn) both.notIn = [...(a.notIn ?? []), ...(b.notIn ?? [])];
  if (a.has || b.has) both.has = [...(a.has ?? []), ...(b.has ?? [])];
  if (a.hasNot || b.hasNot) both.hasNot = [...(a.hasNot ?? []), ...(b.hasNot ?? [])];
  return possible(both) ? both : undefined;
}

function needsValue(spec: FieldSpec): boolean {
  if (spec.absent || spec.orAbsent) return false;
  return spec.min !== undefined || spec.max !== undefined || spec.in !== undefined || spec.notIn !== undefined || spec.has !== undefined;
}

function possible(spec: FieldSpec): boolean {
  if (spec.min !== undefined && spec.max !== undefined && spec.min > spec.max && !spec.orAbsent) return false;
  if (spec.in) {
    const { notIn } = spec;
    if (!spec.in.some((value) => !notIn?.includes(value) && inBounds(spec, value))) return false;
  }
  return !spec.has?.some((word) => spec.hasNot?.includes(word));
}

const inBounds = (spec: FieldSpec, value: Scalar): boolean =>
  typeof value !== 'number' || ((spec.min === undefined || value >= spec.min) && (spec.max === undefined || value <= spec.max));

/** Whether the field has a word that is wanted; a version may ask for one that another does not know. */
export function satisfiable(spec: FieldSpec, field: MergedField): boolean {
  if (field.type !== 'enum' || field.values.length === 0 || !(spec.in || spec.notIn)) return true;
  return field.values.some((word) => (!spec.in || spec.in.includes(word)) && !spec.notIn?.includes(word));
}

/** Whether a value (undefined: absent) is what the spec asks for. */
export function fits(spec: FieldSpec, value: Scalar | undefined): boolean {
  if (value === undefined) return spec.absent === true || spec.orAbsent === true || !(spec.present || needsValue(spec));
  if (spec.absent) return false;
  if (!inBounds(spec, value)) return false;
  if (spec.in && !spec.in.includes(value)) return false;
  if (spec.notIn?.includes(value)) return false;
  if (spec.has && !spec.has.every((word) => Array.isArray(value) && value.includes(word))) return false;
  return !spec.hasNot?.some((word) => Array.isArray(value) && value.includes(word));
}

/** Ways in which a value fails the spec, each a spec of its own. Dates do not fail by lying in the future. */
export function failing(spec: FieldSpec, { type, optional }: Pick<MergedField, 'type' | 'optional'>): FieldSpec[] {
  const ways: FieldSpec[] = [];
  if (spec.absent) return [{ present: true }];
  if (spec.min !== undefined) ways.push({ present: true, max: spec.min - 1 });
  if (spec.max !== undefined && type !== 'date') ways.push({ present: true, min: spec.max + 1 });
  if (spec.in && type === 'boolean') ways.push({ in: [true, false].filter((value) => !spec.in?.includes(value)) });
  else if (spec.in) ways.push({ present: true, notIn: spec.in });
  if (spec.notIn) ways.push({ in: spec.notIn });
  if (spec.has) ways.push({ hasNot: spec.has });
  if (spec.hasNot) ways.push({ has: spec.hasNot.slice(0, 1) });
  if (optional && !spec.orAbsent && (spec.present || needsValue(spec))) ways.push({ absent: true });
  return ways;
}
