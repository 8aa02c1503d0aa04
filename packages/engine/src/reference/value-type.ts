import { type Program, type RecordField, type TypeOfValue, ValueTypes } from '@tierwright/program';

const known = new WeakMap<Program, ValueTypes>();

function typesOf(program: Program): ValueTypes {
  const types = known.get(program) ?? new ValueTypes(program);
  known.set(program, types);
  return types;
}

const ANY_WORD: TypeOfValue = { type: 'enum' };

/** The type and unit of an id outside records. Checks of conflicts may read all that conditions of a deal may, and more. */
export const typeOfValue = (program: Program, id: string): TypeOfValue => typesOf(program).read(id, 'conflicts') ?? ANY_WORD;

/** Every field that can be read of a kind's records, one hop behind a ref too. */
export function fieldsOf(program: Program, kind: string): Map<string, RecordField> {
  const { kinds } = typesOf(program);
  const own = [...(kinds.get(kind)?.fields ?? [])];
  const behind = own.flatMap(([id, field]) =>
    field.type === 'ref' ? [...(kinds.get(field.to)?.fields ?? [])].map(([inner, there]) => [`${id}.${inner}`, there] as const) : [],
  );
  return new Map([...behind, ...own]);
}
