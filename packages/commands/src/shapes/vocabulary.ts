import type { Answers } from '@tierwright/lifecycle';
import { type Static, type TSchema, Type } from 'typebox';

/** The few shapes that messages and answers are written with: closed, and everything in them has an upper bound. */

const INSTANT_PATTERN =
  '^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\\.[0-9]{1,3})?Z$';
const DAY_PATTERN = '^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$';

/** An object with these members and no others. */
export function closed<P extends Record<string, TSchema>>(properties: P, description?: string) {
  return Type.Object(properties, { additionalProperties: false, ...(description === undefined ? {} : { description }) });
}

/** A value that may be null. */
export function orNull<S extends TSchema>(schema: S) {
  return Type.Unsafe<Static<S> | null>({ anyOf: [schema, { type: 'null' }] });
}

export const listOf = <S extends TSchema>(items: S, maxItems = 500, description?: string) =>
  Type.Array(items, { maxItems, ...(description === undefined ? {} : { description }) });

/** One of a few words. */
export const word = <const W extends string[]>(words: readonly [...W], description?: string) =>
  Type.Unsafe<W[number]>({ type: 'string', enum: [...words], ...(description === undefined ? {} : { description }) });

/** A sentence or a few. */
export const text = (description: string, maxLength = 4000) => Type.String({ minLength: 1, maxLength, description });
/** An id of the document, of an item or of somebody. */
export const id = (description: string) => Type.String({ minLength: 1, maxLength: 200, description });
export const day = (description: string) => Type.String({ pattern: DAY_PATTERN, description: `${description} \`YYYY-MM-DD\`.` });
export const instant = (description: string) =>
  Type.String({ pattern: INSTANT_PATTERN, description: `${description} ISO 8601 in UTC, such as \`2027-03-01T13:00:00Z\`.` });
export const flag = (description: string) => Type.Boolean({ description });
export const count = (description: string) => Type.Integer({ minimum: 0, description });

/** Answers of a form by field; the form's own schema says what fits. */
export const answers = (description: string) =>
  Type.Unsafe<Answers>({
    type: 'object',
    propertyNames: { type: 'string', maxLength: 120 },
    additionalProperties: true,
    maxProperties: 200,
    description,
  });

/** A message of a kind of item: `type` says which, the rest is closed. */
export type Said<P extends Record<string, TSchema>> = { readonly [T in keyof P & string]: { readonly type: T } & Static<P[T]> }[keyof P &
  string];

/**
 * One of several messages, told apart by `type`. A chain of `if` and `then`, so that what is wrong is said of the message
 * that was meant.
 */
export function oneOfMessages<P extends Record<string, ReturnType<typeof closed>>>(messages: P, description: string) {
  const types = Object.keys(messages);
  const shape = (type: string, { properties, required = [] }: { properties: object; required?: readonly string[] }) => ({
    properties: { type: { const: type }, ...properties },
    required: ['type', ...required],
    additionalProperties: false,
  });
  return Type.Unsafe<Said<P>>({
    type: 'object',
    properties: { type: { type: 'string', enum: types, description: 'What is said.' } },
    required: ['type'],
    allOf: Object.entries(messages).map(([type, message]) => ({
      if: { properties: { type: { const: type } }, required: ['type'] },
      then: shape(type, message),
    })),
    description,
  });
}
