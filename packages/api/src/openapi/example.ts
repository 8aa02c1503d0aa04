import type { TSchema } from 'typebox';

interface Shape {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly examples?: readonly unknown[];
  readonly default?: unknown;
  readonly anyOf?: readonly TSchema[];
  readonly allOf?: readonly { readonly if?: Shape; readonly then?: Shape }[];
  readonly properties?: Readonly<Record<string, TSchema>>;
  readonly required?: readonly string[];
  readonly items?: TSchema;
  readonly minItems?: number;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly minimum?: number;
}

const TEXTS: Readonly<Record<string, string>> = {
  uuid: '0198a3f2-7d3e-7c4e-9a66-0a4d1b2c3d4e',
  date: '2027-03-01',
  'date-time': '2027-03-01T13:00:00Z',
  email: 'ada@example.com',
};

/** Texts that fit the patterns that routes have. */
const FITTING = ['example', '2027-03-01', '2027-03-01T13:00:00Z', '03-01', 'EUR', 'DE', 'a'.repeat(64), '1', 'P30D', 'Europe/Berlin'];

function exampleText({ format, pattern, minLength = 0 }: Shape): string {
  if (format !== undefined) return TEXTS[format] ?? 'example';
  if (pattern !== undefined) return FITTING.find((text) => new RegExp(pattern, 'u').test(text)) ?? 'example';
  return 'example'.repeat(Math.max(1, Math.ceil(minLength / 7)));
}

/** Of messages told apart by `type` the first. */
function firstMessage(shape: Shape): unknown {
  const then = shape.allOf?.[0]?.then;
  return then && exampleOf({ ...then, type: 'object' } as TSchema);
}

/** A value that fits a schema, as small as it can be: for the documentation, and for tests to spoil. */
export function exampleOf(schema: TSchema): unknown {
  const shape = schema as Shape;
  if (shape.examples?.length) return shape.examples[0];
  if (shape.const !== undefined) return shape.const;
  if (shape.enum?.length) return shape.enum[0];
  if (shape.anyOf?.[0]) return exampleOf(shape.anyOf[0]);
  const type = typeof shape.type === 'string' ? shape.type : shape.type?.[0];
  if (type === 'object' && shape.allOf?.[0]?.then) return firstMessage(shape);
  switch (type) {
    case 'object': {
      const { properties = {}, required = [] } = shape;
      return Object.fromEntries(required.map((name) => [name, exampleOf(properties[name] ?? ({} as TSchema))]));
    }
    case 'array':
      return Array.from({ length: shape.minItems ?? 0 }, () => exampleOf(shape.items ?? ({} as TSchema)));
    case 'string':
      return exampleText(shape);
    case 'integer':
    case 'number':
      return Math.max(shape.minimum ?? 1, 1);
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return {};
  }
}
