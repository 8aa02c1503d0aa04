import { readFileSync } from 'node:fs';
import { draft07Schema, type Json, type JsonSchema } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { ownIds } from './own-ids.ts';
import { kindOfPlace, ownIdsSchema } from './own-ids-schema.ts';

const program = JSON.parse(readFileSync(new URL('../../../../rules/northwind/2027.1.0.program.json', import.meta.url), 'utf8')) as {
  [key: string]: Json;
};
const schema = ownIdsSchema(ownIds(program));

const isSchema = (value: unknown): value is JsonSchema => typeof value === 'object' && value !== null;
const resolved = (found: unknown): JsonSchema => {
  if (!isSchema(found)) return {};
  const name = typeof found.$ref === 'string' ? found.$ref.replace('#/definitions/', '') : undefined;
  return name === undefined ? found : resolved((schema.definitions as JsonSchema)[name]);
};

/** The words offered for a value at a path, as an editor finds them. */
function offered(...path: readonly (string | number)[]): readonly unknown[] {
  let at = resolved(schema);
  for (const step of path) {
    const members = isSchema(at.properties) ? at.properties : {};
    at = resolved(typeof step === 'number' ? at.items : (members[step] ?? at.additionalProperties));
  }
  return (at.enum as unknown[] | undefined) ?? [];
}

/** Every id of the schema and what is said of it, by its place: as in the table. */
function idsIn(node: unknown, place: string, found: Map<string, string>): Map<string, string> {
  if (!isSchema(node)) return found;
  if (String(node.pattern).startsWith('^[A-Za-z][A-Za-z0-9_]*(?:[.-]')) found.set(place, String(node.description ?? ''));
  for (const [name, member] of Object.entries(isSchema(node.properties) ? node.properties : {})) idsIn(member, `${place}/${name}`, found);
  for (const branch of Array.isArray(node.anyOf) ? node.anyOf : []) idsIn(branch, place, found);
  idsIn(node.items, `${place}[]`, found);
  idsIn(node.additionalProperties, `${place}/*`, found);
  idsIn(node.propertyNames, `${place}{}`, found);
  return found;
}

describe('the ids of a document, offered where the language names them', () => {
  it('are those that it declares, with their titles', () => {
    const ids = ownIds(program);
    expect(ids.fact.get('bookings.t12m')).toBe('Bookings, last 12 months');
    expect([...ids.track.keys()]).toContain('resale');
    expect([...ids.tier.keys()]).toContain('gold');
    expect([...ids.record.keys()]).toContain('certificate');
    expect(ids.value.has('bookings.t12m')).toBe(true);
    expect(ids.value.has('issuedOn')).toBe(true);
    expect(ids.value.has('deal.amount')).toBe(true);
  });

  it('stand at the places of tests, requirements, tiers, tracks, parameters and record kinds', () => {
    expect(offered('requirements', 'any', 'when', 'all', 0, 'fact')).toContain('bookings.t12m');
    expect(offered('requirements', 'any', 'when', 'all', 0, 'any', 3, 'not', 'value', 'fact')).toContain('bookings.t12m');
    expect(offered('tracks', 0, 'tiers', 0, 'qualify', 'all', 0, 'condition')).toContain('bookings');
    expect(offered('benefits', 0, 'atLeast')).toContain('gold');
    expect(offered('benefits', 0, 'track')).toContain('resale');
    expect(offered('facts', 'any', 'from', 'record')).toContain('certificate');
    expect(offered('records', 'any', 'fields', 'any', 'to')).toContain('person');
    expect(resolved(((schema.properties as JsonSchema).parameters as JsonSchema).additionalProperties)).toMatchObject({
      properties: { byTier: { propertyNames: { $ref: '#/definitions/own.tier' } } },
    });
    expect(offered('tests', 0, 'expect', 'tier')).toContain('gold');
    expect(offered('title')).toEqual([]);
  });

  it('are offered at every place of the schema that says so', () => {
    const words = [
      [/fact, parameter or derived value|^What is compared|earns points/, 'value'],
      [/^The fact (?:whose|that)/, 'fact'],
      [/^(?:The|A) requirement/, 'requirement'],
      [/record kind/, 'record'],
      [/^(?:The|A) tier|^From this tier/, 'tier'],
      [/^A track|this track/, 'track'],
    ] as const;
    const places = idsIn(draft07Schema(), '', new Map());
    for (const [name, definition] of Object.entries(draft07Schema().definitions as JsonSchema))
      idsIn(definition, `/definitions/${name}`, places);
    const wrong = [...places].flatMap(([place, said]) => {
      const kind = words.find(([pattern]) => pattern.test(said))?.[1];
      return kind === undefined || kindOfPlace(place) === kind ? [] : [`${place} (${said}) is ${kindOfPlace(place)}`];
    });
    expect(places.size).toBeGreaterThan(100);
    expect(wrong).toEqual([]);
  });

  it('say nothing of a document that has none, or is no program at all', () => {
    const empty = ownIdsSchema(ownIds({ tracks: 'none', facts: [1], requirements: { a: null }, records: { x: { fields: 3 } } }));
    expect((empty.definitions as JsonSchema)['own.track']).toEqual({});
    expect((empty.definitions as JsonSchema)['own.requirement']).toEqual({ enum: ['a'], enumDescriptions: [''] });
  });
});
