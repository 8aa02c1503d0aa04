import type { TSchema } from 'typebox';
import {
  CURRENCY_PATTERN,
  DATE_PATTERN,
  DURATION_PATTERN,
  ID_PATTERN,
  MONTH_DAY_PATTERN,
  TIME_ZONE_PATTERN,
} from '../schema/vocabulary.ts';
import type { MapShape, ObjectShape, Shape, TextForm, TextShape } from './shape.ts';

/** The keywords that the language’s schema is written with. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly propertyNames?: Schema;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly description?: string;
}

const FORMS: ReadonlyMap<string, TextForm> = new Map([
  [ID_PATTERN, 'id'],
  [DATE_PATTERN, 'date'],
  [MONTH_DAY_PATTERN, 'monthDay'],
  [DURATION_PATTERN, 'duration'],
  [CURRENCY_PATTERN, 'currency'],
  [TIME_ZONE_PATTERN, 'timeZone'],
]);
const CONDITIONS: ReadonlyMap<string, Shape> = new Map([
  ['#/$defs/condition', { kind: 'condition', whole: true }],
  ['#/$defs/conditionPart', { kind: 'condition', whole: false }],
]);

/** Turns schemas into shapes; each schema object becomes one shape, so that shared parts stay shared. */
export class SchemaCompiler {
  readonly #definitions: Readonly<Record<string, Schema>>;
  readonly #done = new Map<Schema, Shape>();

  constructor(definitions: Readonly<Record<string, TSchema>>) {
    this.#definitions = definitions;
  }

  compile(schema: Schema): Shape {
    const known = this.#done.get(schema);
    if (known) return known;
    const shape = this.#shapeOf(schema);
    this.#done.set(schema, shape);
    return shape;
  }

  #shapeOf(schema: Schema): Shape {
    if (schema.$ref !== undefined) return this.#reference(schema.$ref);
    if (schema.anyOf) return { kind: 'choice', options: schema.anyOf.flatMap((option) => this.#options(option)) };
    if (schema.enum) return { kind: 'word', words: schema.enum };
    switch (schema.type) {
      case undefined:
        return { kind: 'any' };
      case 'null':
      case 'boolean':
        return { kind: schema.type };
      case 'string':
        return textShape(schema);
      case 'number':
      case 'integer':
        return {
          kind: 'number',
          whole: schema.type === 'integer',
          minimum: schema.minimum ?? Number.NEGATIVE_INFINITY,
          maximum: schema.maximum ?? Number.POSITIVE_INFINITY,
        };
      case 'array':
        return {
          kind: 'list',
          items: this.compile(schema.items ?? {}),
          min: schema.minItems ?? 0,
          max: schema.maxItems ?? Number.POSITIVE_INFINITY,
        };
      case 'object':
        return schema.properties ? this.#object(schema) : this.#map(schema);
      default:
        throw new Error(`The language’s schema uses a type that the checker does not know: ${schema.type}`);
    }
  }

  /** A choice among choices is one choice. */
  #options(schema: Schema): readonly Shape[] {
    const shape = this.compile(schema);
    return shape.kind === 'choice' ? shape.options : [shape];
  }

  #reference(name: string): Shape {
    const condition = CONDITIONS.get(name);
    if (condition) return condition;
    const target = this.#definitions[name.replace('#/$defs/', '')];
    if (!target) throw new Error(`The language’s schema refers to ${name}, which it does not define.`);
    return { kind: 'reference', target: () => this.compile(target) };
  }

  #object(schema: Schema): ObjectShape {
    const members = Object.entries(schema.properties ?? {}).map(([name, member]) => [name, this.compile(member)] as const);
    return { kind: 'object', members: new Map(members), required: schema.required ?? [] };
  }

  #map(schema: Schema): MapShape {
    const values = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : {};
    return {
      kind: 'map',
      names: textShape(schema.propertyNames ?? {}),
      values: this.compile(values),
      min: schema.minProperties ?? 0,
      max: schema.maxProperties ?? Number.POSITIVE_INFINITY,
    };
  }
}

function textShape({ minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern, description }: Schema): TextShape {
  return {
    kind: 'text',
    minLength,
    maxLength,
    ...(pattern === undefined ? {} : { pattern: new RegExp(pattern, 'u'), form: FORMS.get(pattern) ?? 'other' }),
    ...(description === undefined ? {} : { description }),
  };
}
