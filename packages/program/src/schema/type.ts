import type { Type as TypeBox } from 'typebox';

type Built = Readonly<Record<string, unknown>>;

const optional = new WeakSet<object>();

const objectType = (properties: Readonly<Record<string, object>>, options?: Built): Built => {
  const required = Object.keys(properties).filter((key) => !optional.has(properties[key] ?? {}));
  return { type: 'object', ...(required.length > 0 && { required }), properties, ...options };
};

const optionalType = (schema: Built): Built => {
  const own = { ...schema };
  optional.add(own);
  return own;
};

const plain = (type: string) => (options?: Built) => ({ type, ...options });

const builders = {
  Array: (items: Built, options?: Built) => ({ type: 'array', items, ...options }),
  Boolean: plain('boolean'),
  Integer: plain('integer'),
  Null: plain('null'),
  Number: plain('number'),
  Object: objectType,
  Optional: optionalType,
  String: plain('string'),
  Unsafe: (schema: Built) => schema,
};

/**
 * The builders of TypeBox that the language is written with, in its types. TypeBox itself is 373 files, and every command
 * that reads a program would load them for objects as plain as these.
 */
export const Type = builders as unknown as Pick<typeof TypeBox, keyof typeof builders>;
