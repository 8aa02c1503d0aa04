import { type Program, type TypeOfValue, type ValueType, ValueTypes } from '@tierwright/program';

const typesByProgram = new WeakMap<Program, ValueTypes>();

/** The type and unit of a fact, parameter, derived value, group field, form answer or built-in; text where nothing is declared. */
export function readType(program: Program, id: string): TypeOfValue {
  let types = typesByProgram.get(program);
  if (!types) {
    types = new ValueTypes(program);
    typesByProgram.set(program, types);
  }
  return types.declared.get(id) ?? types.others.get(id) ?? { type: 'string' };
}

/** Whether a value of this type is a number inside. */
export const isNumeric = (type: ValueType): boolean => type === 'integer' || type === 'number' || type === 'money' || type === 'percent';
