import { type Program, type TypeOfValue, ValueTypes } from '@tierwright/program';

const known = new WeakMap<Program, ValueTypes>();

function typesOf(program: Program): ValueTypes {
  const types = known.get(program) ?? new ValueTypes(program);
  known.set(program, types);
  return types;
}

const ANY_WORD: TypeOfValue = { type: 'enum' };

/** The type and unit of an id outside records. Checks of conflicts may read all that conditions of a deal may, and more. */
export const typeOfValue = (program: Program, id: string): TypeOfValue => typesOf(program).read(id, 'conflicts') ?? ANY_WORD;
