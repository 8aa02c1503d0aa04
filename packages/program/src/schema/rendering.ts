import { programSchema, SCHEMA_ID } from '../document/schema.ts';

/** A JSON Schema as plain JSON. */
export type JsonSchema = { [key: string]: unknown };

const DRAFT_07 = 'http://json-schema.org/draft-07/schema#';

/** Only what JSON holds: builders of schemas keep marks of their own on the objects. */
const plain = (): JsonSchema => JSON.parse(JSON.stringify(programSchema));

/** The JSON Schema of a document, draft 2020-12, as plain JSON. */
export const draft2020Schema = (): JsonSchema => plain();

function withOlderReferences(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withOlderReferences);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) =>
      key === '$ref' && typeof member === 'string'
        ? [key, member.replace('#/$defs/', '#/definitions/')]
        : [key, withOlderReferences(member)],
    ),
  );
}

/** The same schema in draft-07, which editors such as Monaco and VS Code read in full. */
export function draft07Schema(): JsonSchema {
  const { $schema: _schema, $id: _id, $defs, ...rest } = plain();
  const $id = SCHEMA_ID.replace('.json', '.draft-07.json');
  return { $schema: DRAFT_07, $id, ...(withOlderReferences(rest) as JsonSchema), definitions: withOlderReferences($defs) };
}
