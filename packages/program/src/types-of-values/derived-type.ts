import type { Derived } from '../derived/schema.ts';
import type { ValueType } from '../facts/schema.ts';
import { familyOf, type TypeOfValue } from './value.ts';

type Lookup = (id: string) => TypeOfValue | undefined;

/** The common type of operands: money stays money, integers and numbers are numbers; undefined where there is none. */
function commonType(operands: readonly (TypeOfValue | undefined)[]): TypeOfValue | undefined {
  const first = operands[0];
  if (!first) return undefined;
  let type: ValueType = first.type;
  let unit = first.unit;
  for (const operand of operands) {
    if (!operand || familyOf(operand.type) !== familyOf(first.type)) return undefined;
    if (operand.type === 'number') type = 'number';
    unit ??= operand.unit;
  }
  return { type, ...(unit === undefined ? {} : { unit }) };
}

/** The type of a derived value from the types of its operands; undefined where they do not fit together. */
export function derivedType(derived: Derived, lookup: Lookup): TypeOfValue | undefined {
  const unit = derived.unit === undefined ? {} : { unit: derived.unit };
  const common = (ids: readonly string[]): TypeOfValue | undefined => {
    const type = commonType(ids.map(lookup));
    return type && { ...type, ...unit };
  };
  if ('count' in derived || 'each' in derived) return { type: 'integer', ...unit };
  if ('score' in derived) return { type: 'number', ...unit };
  if ('ratio' in derived) return { type: derived.per === undefined ? 'percent' : 'number', ...unit };
  if ('held' in derived) return { type: 'boolean', ...unit };
  if ('sum' in derived) return common([...derived.sum, ...(derived.minus ?? [])]);
  return common('min' in derived ? derived.min : derived.max);
}
