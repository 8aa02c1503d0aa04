import type { Static, TSchema } from 'typebox';
import { Type } from './type.ts';

/**
 * The few JSON Schema shapes every construct is written with. Only keywords that draft-07 and 2020-12 share are used
 * (no `prefixItems`, `unevaluated*`, `$dynamicRef`), so that one source serves our checks, OpenAPI and editors.
 */

export const ID_PATTERN = '^[A-Za-z][A-Za-z0-9_]*(?:[.-][A-Za-z0-9_]+)*$';
export const DATE_PATTERN = '^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$';
export const MONTH_DAY_PATTERN = '^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$';
const DAYS_PART = '(?:[0-9]{1,3}Y(?:[0-9]{1,4}M)?(?:[0-9]{1,5}D)?|[0-9]{1,4}M(?:[0-9]{1,5}D)?|[0-9]{1,5}D)';
const TIME_PART = 'T(?:[0-9]{1,5}H(?:[0-9]{1,6}M)?(?:[0-9]{1,7}S)?|[0-9]{1,6}M(?:[0-9]{1,7}S)?|[0-9]{1,7}S)';
/** ISO 8601 with at least one part ("P" is no duration), and few enough digits that no date leaves the calendar. */
export const DURATION_PATTERN = `^P(?:[0-9]{1,4}W|${DAYS_PART}(?:${TIME_PART})?|${TIME_PART})$`;
export const TIME_ZONE_PATTERN = '^[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+)*$';
export const CURRENCY_PATTERN = '^[A-Z]{3}$';

/** An object that takes the named keys and no others (the language is closed: an unknown key is an error). */
export function closed<P extends Record<string, TSchema>>(properties: P, description: string) {
  return Type.Object(properties, { additionalProperties: false, description });
}

/** A map from ids to values, for sections such as `facts` and `parameters`. */
export function mapOf<S extends TSchema>(values: S, description: string, maxProperties = 2000) {
  return Type.Unsafe<Record<string, Static<S>>>({
    type: 'object',
    propertyNames: { pattern: ID_PATTERN, maxLength: 120 },
    additionalProperties: values,
    maxProperties,
    description,
  });
}

/** A list; every list has an upper bound so that no document can be made slow by length alone. */
export function listOf<S extends TSchema>(items: S, description: string, bounds: { min?: number; max?: number } = {}) {
  return Type.Array(items, { description, minItems: bounds.min ?? 0, maxItems: bounds.max ?? 500 });
}

/** One of a few words. */
export function word<const W extends string[]>(words: readonly [...W], description: string) {
  return Type.Unsafe<W[number]>({ type: 'string', enum: [...words], description });
}

/** Either of several shapes; the checker reports against the shape that fits best. */
export function either<T>(description: string, ...shapes: TSchema[]) {
  return Type.Unsafe<T>({ anyOf: shapes, description });
}

/** A shape defined once under `$defs` and referred to by name, which is how shapes contain themselves. */
export function ref<T>(name: string) {
  return Type.Unsafe<T>({ $ref: `#/$defs/${name}` });
}

export const text = (description: string) => Type.String({ minLength: 1, maxLength: 4000, description });
export const id = (description: string) => Type.String({ pattern: ID_PATTERN, maxLength: 120, description });
export const flag = (description: string) => Type.Boolean({ description });
export const number = (description: string, bounds: { minimum?: number; maximum?: number } = {}) => Type.Number({ description, ...bounds });
export const integer = (description: string, bounds: { minimum?: number; maximum?: number } = {}) =>
  Type.Integer({ description, ...bounds });
export const date = (description: string) => Type.String({ pattern: DATE_PATTERN, description });
export const monthDay = (description: string) => Type.String({ pattern: MONTH_DAY_PATTERN, description });
export const duration = (description: string) => Type.String({ pattern: DURATION_PATTERN, description });
export const timeZone = (description: string) => Type.String({ pattern: TIME_ZONE_PATTERN, maxLength: 60, description });
