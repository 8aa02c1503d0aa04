import type { Program } from '../document/schema.ts';
import type { Reader } from './readers.ts';
import type { TypeOfValue } from './value.ts';
import { ValueTypes } from './value-types.ts';

/** Who asks: a reader of facts, or a filter over records of a kind. */
export type ValueContext = Reader | { record: string };

/**
 * The type, unit and domain of a fact, parameter, derived value, record field, group field, answer of a form or built-in
 * fact; undefined where the context may not read it. Asking often of one document: keep a `ValueTypes`.
 */
export function valueTypeOf(program: Program, id: string, context: ValueContext = 'requirements'): TypeOfValue | undefined {
  const types = new ValueTypes(program);
  const info = typeof context === 'string' ? types.read(id, context) : types.readInRecord(id, context.record);
  if (!info) return undefined;
  const { type, unit, values, min, max, by } = info;
  return {
    type,
    ...(unit === undefined ? {} : { unit }),
    ...(values === undefined ? {} : { values }),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(by === undefined ? {} : { by }),
  };
}
