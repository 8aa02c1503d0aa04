import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import type { TSchema } from 'typebox';
import type { ApiCode } from '../problems/api-codes.ts';
import { requestRefused } from '../problems/request-refused.ts';
import { expectedOf } from './expected.ts';
import { FORMATS } from './formats.ts';

// No `$data`, no `allErrors` (both can be made slow), no coercion, no defaults: a request is what it says.
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, verbose: true, formats: FORMATS });
const compiled = new WeakMap<TSchema, ValidateFunction>();

function compile(schema: TSchema): ValidateFunction {
  const known = compiled.get(schema);
  if (known) return known;
  const check = ajv.compile(schema);
  compiled.set(schema, check);
  return check;
}

/** Where an error is: the missing key, the key too many, or the value. */
function pointerOf({ instancePath, params }: ErrorObject): string {
  const key: unknown = params.missingProperty ?? params.additionalProperty;
  return typeof key === 'string' ? `${instancePath}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}` : instancePath;
}

/** Of the errors of alternatives the one furthest in. */
function furthest(errors: readonly ErrorObject[]): ErrorObject | undefined {
  return errors.reduce<ErrorObject | undefined>(
    (best, error) => (best === undefined || error.instancePath.length > best.instancePath.length ? error : best),
    undefined,
  );
}

/** A check of one schema, compiled once: throws a refusal with pointer, value and what is expected. */
export function checkOf(schema: TSchema, code: ApiCode): (value: unknown) => void {
  const check = compile(schema);
  return (value) => {
    if (check(value)) return;
    const error = furthest(check.errors ?? []);
    if (!error) throw requestRefused(code, 'It does not fit.');
    const isAlien = error.keyword === 'additionalProperties';
    throw requestRefused(code, isAlien ? 'There is no such key.' : `It ${error.message ?? 'does not fit'}.`, {
      pointer: pointerOf(error),
      ...(error.keyword === 'required' || isAlien ? {} : { value: error.data as unknown }),
      expected: expectedOf(error),
    });
  };
}
