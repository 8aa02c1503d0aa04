export type JsonType = 'null' | 'boolean' | 'number' | 'text' | 'list' | 'object';

export function jsonTypeOf(value: unknown): JsonType {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  switch (typeof value) {
    case 'boolean':
      return 'boolean';
    case 'number':
      return 'number';
    case 'string':
      return 'text';
    default:
      return 'object';
  }
}

const NAMES: Record<JsonType, string> = {
  null: 'null',
  boolean: 'true or false',
  number: 'a number',
  text: 'text',
  list: 'a list',
  object: 'an object',
};

/** What a value is, as a person would name it. */
export const typeName = (value: unknown) => (typeof value === 'boolean' ? String(value) : NAMES[jsonTypeOf(value)]);

/** An object with keys: not a list, not null. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
