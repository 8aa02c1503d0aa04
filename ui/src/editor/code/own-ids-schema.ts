import { draft07Schema, type JsonSchema } from '@tierwright/program';
import type { OwnIds, OwnKind } from './own-ids.ts';

/** Where the language names something that the document declares, by the end of the place: `[]` an item, `*` any member, `{}` its key. */
const PLACES: readonly (readonly [end: string, kind: OwnKind])[] = [
  ['/fact', 'value'],
  ['/condition', 'requirement'],
  ['/record', 'record'],
  ['/parameters/*/records[]', 'record'],
  ['/records/*/fields/*/to', 'record'],
  ['/records{}', 'record'],
  ['/within', 'fact'],
  ['/basis', 'fact'],
  ['/bands/of', 'fact'],
  ['/score[]/per', 'value'],
  ['/ratio[]', 'value'],
  ['/sum[]', 'value'],
  ['/minus[]', 'value'],
  ['/min[]', 'value'],
  ['/max[]', 'value'],
  ['/unknown[]', 'value'],
  ['/count[]', 'requirement'],
  ['/held', 'requirement'],
  ['/missed/*[]', 'requirement'],
  ['/track', 'track'],
  ['/tier', 'tier'],
  ['/groups/*', 'tier'],
  ['/atLeast', 'tier'],
  ['/reach', 'tier'],
  ['/byTier{}', 'tier'],
  ['/missed{}', 'tier'],
  ['/set{}', 'parameter'],
  ['/facts{}', 'value'],
];

/** Places that declare ids rather than name them. */
const DECLARED = new Set(['/records{}', '/facts{}']);

type Made = { [key: string]: unknown };
const isSchema = (value: unknown): value is JsonSchema => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What an id at a place of the schema names; undefined where it names nothing that is offered. */
export const kindOfPlace = (place: string): OwnKind | undefined =>
  DECLARED.has(place) ? undefined : PLACES.find(([end]) => place.endsWith(end))?.[1];

const isText = (schema: JsonSchema): boolean => schema.type === 'string' && schema.enum === undefined;

/** Both: what either says of a place. */
function merged(one: Made, other: Made): Made {
  const made: Made = { ...one };
  for (const [key, value] of Object.entries(other)) {
    const before = made[key];
    made[key] = isSchema(before) && isSchema(value) ? merged(before, value) : (before ?? value);
  }
  return made;
}

/** The part of a schema that leads to ids; undefined where nothing below does. */
function leading(schema: unknown, place: string): Made | undefined {
  if (!isSchema(schema)) return undefined;
  const kind = kindOfPlace(place);
  if (kind !== undefined && isText(schema)) return { $ref: `#/definitions/own.${kind}` };
  if (typeof schema.$ref === 'string') return { $ref: schema.$ref };
  const parts: Made[] = [];
  const members = Object.entries(isSchema(schema.properties) ? schema.properties : {}).flatMap(([name, member]) => {
    const found = leading(member, `${place}/${name}`);
    return found ? [[name, found] as const] : [];
  });
  if (members.length > 0) parts.push({ properties: Object.fromEntries(members) });
  const items = leading(schema.items, `${place}[]`);
  if (items) parts.push({ items });
  const others = leading(schema.additionalProperties, `${place}/*`);
  if (others) parts.push({ additionalProperties: others });
  const keys = kindOfPlace(`${place}{}`);
  if (keys !== undefined && isSchema(schema.propertyNames)) parts.push({ propertyNames: { $ref: `#/definitions/own.${keys}` } });
  for (const branch of Array.isArray(schema.anyOf) ? schema.anyOf : []) {
    const found = leading(branch, place);
    if (found) parts.push(found);
  }
  return parts.length === 0 ? undefined : parts.reduce(merged);
}

let skeleton: { readonly root: Made; readonly definitions: Made } | null = null;

/** The same for every document: made once. */
function skeletonOf(): { readonly root: Made; readonly definitions: Made } {
  if (skeleton) return skeleton;
  const schema = draft07Schema();
  const known = Object.entries(isSchema(schema.definitions) ? schema.definitions : {});
  const definitions = Object.fromEntries(known.map(([name, definition]) => [name, leading(definition, `/definitions/${name}`) ?? {}]));
  skeleton = { root: leading(schema, '') ?? {}, definitions };
  return skeleton;
}

/** Offers the document's own ids, each with its title, where the language names them. It refuses nothing: the checks do that. */
export function ownIdsSchema(ids: OwnIds): JsonSchema {
  const { root, definitions } = skeletonOf();
  const own = Object.entries(ids).map(([kind, names]: [string, OwnIds[OwnKind]]) => [
    `own.${kind}`,
    // A list of words with none in it would be no schema.
    names.size === 0 ? {} : { enum: [...names.keys()], enumDescriptions: [...names.values()] },
  ]);
  return { $schema: 'http://json-schema.org/draft-07/schema#', ...root, definitions: { ...definitions, ...Object.fromEntries(own) } };
}
