import type { Condition, FieldType, Literal, Operator } from '@tierwright/program';
import { fieldNamed, type MergedField, type MergedKind } from '../merge/merged-kind.ts';
import { type Lookup, operand, parameterValue, type Values } from '../values/parameter-value.ts';
import { compare, type Scalar } from '../values/scalar.ts';
import { type FieldSpec, failing, fits, satisfiable } from './field-spec.ts';
import { type Path, type RawRecord, valueAt } from './raw-record.ts';

/** One test of one field of a record. A record counts where every atom of one alternative holds. */
export interface Atom {
  path: Path;
  spec: FieldSpec;
  /** The field that the path leads to. */
  field: MergedField;
  /** Ways to fail the test. */
  failing: readonly FieldSpec[];
  /** The same for tests that ask the same. */
  key: string;
}
export type Alternative = readonly Atom[];

/** More alternatives than this are not told apart: no published condition on records has more than three. */
const MOST_ALTERNATIVES = 24;

export function atomOf(path: Path, spec: FieldSpec, field: MergedField): Atom {
  const ways = failing(spec, { type: field.type, optional: field.optional && path.ref === undefined });
  return { path, spec, field, failing: ways, key: JSON.stringify([path.ref ?? -1, path.field, spec]) };
}

export function atomHolds(atom: Atom, record: RawRecord): boolean {
  return fits(atom.spec, valueAt(record, atom.path));
}

/** Whether the same test is among them. */
export function hasTest(tests: readonly Atom[], { key }: Atom): boolean {
  for (const test of tests) if (test.key === key) return true;
  return false;
}

export interface FieldPath {
  path: Path;
  field: MergedField;
}

/** `field` or `ref.field` of a kind; undefined where there is no such field. */
export function pathOf(kinds: readonly MergedKind[], kind: MergedKind, id: string): FieldPath | undefined {
  const own = fieldNamed(kind, id);
  if (own) return { path: { field: own.index }, field: own };
  for (const field of kind.fields) {
    if (field.to === undefined || !id.startsWith(`${field.name}.`)) continue;
    const target = kinds.find((other) => other.id === field.to);
    const behind = target && fieldNamed(target, id.slice(field.name.length + 1));
    if (behind) return { path: { ref: field.index, field: behind.index }, field: behind };
  }
  return undefined;
}

/** What a field compared so must be; undefined where nothing satisfies it. */
function specOf(operator: Operator, right: Scalar, type: FieldType): FieldSpec | undefined {
  const step = type === 'number' || type === 'percent' ? 0.1 : 1;
  const number = typeof right === 'number' ? right : 0;
  const list = (Array.isArray(right) ? right : [right]) as readonly Scalar[];
  switch (operator) {
    case 'equal':
      return { present: true, in: [right] };
    case 'in':
      return { present: true, in: list };
    case 'notEqual':
    case 'notIn':
      return { present: true, notIn: list };
    case 'greaterThanInclusive':
      return { present: true, min: number };
    case 'greaterThan':
      return { present: true, min: number + step };
    case 'lessThanInclusive':
      return { present: true, max: number };
    case 'lessThan':
      return { present: true, max: number - step };
    case 'contains':
    case 'someValue:contains':
    case 'everyValue:contains':
      return { present: true, has: list as readonly string[] };
    case 'doesNotContain':
      return { present: true, hasNot: list as readonly string[] };
  }
}

const OPPOSITE: Partial<Record<Operator, Operator>> = {
  equal: 'notEqual',
  notEqual: 'equal',
  in: 'notIn',
  notIn: 'in',
  contains: 'doesNotContain',
  doesNotContain: 'contains',
  lessThan: 'greaterThanInclusive',
  lessThanInclusive: 'greaterThan',
  greaterThan: 'lessThanInclusive',
  greaterThanInclusive: 'lessThan',
};

/** The alternatives under which a `where` holds (`wanted`) or does not. */
export function alternativesOf(
  kinds: readonly MergedKind[],
  kind: MergedKind,
  values: Values,
  lookup: Lookup,
  condition: Condition,
  wanted: boolean,
): Alternative[] {
  const part = (inner: Condition) => alternativesOf(kinds, kind, values, lookup, inner, wanted);
  if ('not' in condition) return alternativesOf(kinds, kind, values, lookup, condition.not, !wanted);
  if ('all' in condition || 'any' in condition) {
    const parts = 'all' in condition ? condition.all : condition.any;
    if ('all' in condition !== wanted) return parts.flatMap(part).slice(0, MOST_ALTERNATIVES);
    let all: Alternative[] = [[]];
    for (const inner of parts) {
      const next = part(inner);
      all = all.flatMap((left) => next.map((right) => [...left, ...right])).slice(0, MOST_ALTERNATIVES);
    }
    return all;
  }
  if ('condition' in condition) return wanted ? [[]] : [];
  const operator = wanted ? condition.operator : (OPPOSITE[condition.operator] ?? condition.operator);
  const found = pathOf(kinds, kind, condition.fact);
  if (!found) {
    const type = values.program.parameters?.[condition.fact]?.type ?? 'string';
    const left = parameterValue(values, condition.fact, lookup);
    return compare(left, operator, operand(values, condition.value, type, lookup)) ? [[]] : [];
  }
  const { path, field } = found;
  const type = field.type === 'ref' ? 'string' : field.type;
  const right = operand(values, condition.value as Literal | { fact: string }, type, lookup);
  const spec = right === undefined ? undefined : specOf(operator, right, field.type);
  return spec && satisfiable(spec, field) ? [[atomOf(path, spec, field)]] : [];
}
