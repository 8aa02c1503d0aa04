import type { TSchema } from 'typebox';
import { requestRefused } from '../problems/request-refused.ts';
import { badTextAt } from './json-text.ts';

interface Property {
  readonly type?: string;
  readonly items?: Property;
}

const NUMBER = /^-?(?:0|[1-9]\d{0,15})(?:\.\d{1,15})?$/;

/** A text as the type that its schema asks for; a text that is no such value stays, for the schema to refuse. */
function typed(text: string, { type }: Property): unknown {
  if ((type === 'integer' || type === 'number') && NUMBER.test(text)) return Number(text);
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}

/** The parameters of a query; a parameter comes once, but where the schema has a list. */
export function queryValues(search: string, schema: TSchema | undefined): Record<string, unknown> {
  const properties = (schema as { readonly properties?: Record<string, Property> } | undefined)?.properties ?? {};
  const values: Record<string, unknown> = Object.create(null);
  for (const [name, text] of new URLSearchParams(search)) {
    const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (!property) throw requestRefused('API112', 'There is no such parameter.', { pointer: `/${name}`, expected: namesOf(properties) });
    if (badTextAt(text) !== undefined) throw requestRefused('API110', 'A parameter cannot be kept.', { pointer: `/${name}` });
    const before = values[name];
    if (property.type === 'array') values[name] = [...(Array.isArray(before) ? before : []), typed(text, property.items ?? {})];
    else if (before !== undefined) throw requestRefused('API112', 'The parameter comes twice.', { pointer: `/${name}`, expected: 'once' });
    else values[name] = typed(text, property);
  }
  return values;
}

const namesOf = (properties: Record<string, unknown>) => {
  const names = Object.keys(properties);
  return names.length === 0 ? 'no parameters' : `one of ${names.join(', ')}`;
};
