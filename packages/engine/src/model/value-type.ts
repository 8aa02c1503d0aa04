import { type Program, type TypeOfValue, type ValueType, ValueTypes } from '@tierwright/program';

const typesByProgram = new WeakMap<Program, ValueTypes>();

function typesOf(program: Program): ValueTypes {
  const types = typesByProgram.get(program) ?? new ValueTypes(program);
  typesByProgram.set(program, types);
  return types;
}

/** The type of a field of a record kind, or of one behind a ref; nothing where the name is no field. */
export function readFieldType(program: Program, kind: string, id: string): TypeOfValue | undefined {
  const found = typesOf(program).readInRecord(id, kind);
  return found?.of === 'field' ? found : undefined;
}

/** The type and unit of a fact, parameter, derived value, group field, form answer or built-in; text where nothing is declared. */
export function readType(program: Program, id: string): TypeOfValue {
  const types = typesOf(program);
  return types.declared.get(id) ?? types.others.get(id) ?? { type: 'string' };
}

/** Whether a value of this type is a number inside. */
export const isNumeric = (type: ValueType): boolean => type === 'integer' || type === 'number' || type === 'money' || type === 'percent';
