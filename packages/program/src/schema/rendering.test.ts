import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { Schema } from '../shape/compile-schema.ts';
import { draft07Schema, draft2020Schema, type JsonSchema } from './rendering.ts';

type Node = Schema & Record<string, unknown>;

/** Every schema in a schema, with its pointer. */
function schemasIn(node: Node, pointer = ''): [string, Node][] {
  const maps = ['properties', '$defs', 'definitions'].flatMap((key) =>
    Object.entries((node[key] ?? {}) as Record<string, Node>).map(([name, child]) => [`${pointer}/${key}/${name}`, child] as const),
  );
  const lists = (node.anyOf ?? []).map((child, index) => [`${pointer}/anyOf/${index}`, child as Node] as const);
  const single = ['items', 'additionalProperties', 'propertyNames']
    .filter((key) => typeof node[key] === 'object')
    .map((key) => [`${pointer}/${key}`, node[key] as Node] as const);
  return [[pointer, node], ...[...maps, ...lists, ...single].flatMap(([at, child]) => schemasIn(child, at))];
}

const renderings: [string, JsonSchema, string][] = [
  ['pdl-1.0.json', draft2020Schema(), '$defs'],
  ['pdl-1.0.draft-07.json', draft07Schema(), 'definitions'],
];

describe.each(renderings)('%s', (file, schema, definitions) => {
  const all = schemasIn(schema as Node);

  it('PDL-J1: uses only keywords that mean the same in both drafts', () => {
    const allowed = new Set([
      ...['$schema', '$id', '$ref', definitions, 'description', 'type', 'enum', 'anyOf'],
      ...['properties', 'required', 'additionalProperties', 'propertyNames', 'minProperties', 'maxProperties'],
      ...['items', 'minItems', 'maxItems', 'minLength', 'maxLength', 'pattern', 'minimum', 'maximum'],
    ]);
    expect(all.length).toBeGreaterThan(500);
    expect([...new Set(all.flatMap(([, node]) => Object.keys(node)))].filter((keyword) => !allowed.has(keyword))).toEqual([]);
  });

  it('PDL-J1: a reference stands alone, because draft-07 reads nothing beside it', () => {
    expect(all.filter(([, node]) => node.$ref !== undefined && Object.keys(node).length > 1)).toEqual([]);
  });

  it('PDL-J1: objects are closed and lists have bounds', () => {
    expect(all.filter(([, node]) => node.type === 'object' && node.additionalProperties === undefined).map(([at]) => at)).toEqual([]);
    expect(all.filter(([, node]) => node.type === 'array' && node.maxItems === undefined).map(([at]) => at)).toEqual([]);
  });

  it('PDL-J1: patterns need no looking around, so that linear engines can run them', () => {
    const patterns = [...new Set(all.flatMap(([, node]) => node.pattern ?? []))];
    expect(patterns.length).toBeGreaterThan(5);
    expect(patterns.filter((pattern) => /\(\?[=!<]|\\[1-9]/.test(pattern))).toEqual([]);
    for (const pattern of patterns) {
      for (const text of ['P', 'a', '1', 'a.', '1:', '9Y']) {
        // One that tries every way would not come to an end.
        expect(new RegExp(pattern, 'u').test(`${text.repeat(100_000)}!`)).toBeTypeOf('boolean');
      }
    }
  });

  it('PDL-J2: every member has a description', () => {
    const undescribed = all.filter(([at, node]) => /\/properties\/[^/]+$/.test(at) && node.$ref === undefined && !node.description);
    expect(undescribed.map(([at]) => at)).toEqual([]);
    const defined = Object.values(schema[definitions] as Record<string, Node>);
    expect(defined.filter(({ description }) => !description)).toEqual([]);
  });

  it('PDL-J3: is the file that git keeps', () => {
    const kept = readFileSync(new URL(`../../schema/${file}`, import.meta.url), 'utf8');
    expect(kept).toBe(`${JSON.stringify(schema, null, 2)}\n`);
  });
});

describe('both renderings', () => {
  const newer = new Ajv2020({ strict: true }).compile(draft2020Schema());
  const older = new Ajv({ strict: true }).compile(draft07Schema());
  const minimal = { pdl: '1.0', program: 'acme', version: '1', title: 'Acme', currency: 'USD', timeZone: 'UTC' };
  const condition = { all: [{ fact: 'a', operator: 'in', value: ['x'] }] };

  it('PDL-J3: say which draft they are', () => {
    expect(draft07Schema().$schema).toBe('http://json-schema.org/draft-07/schema#');
    expect(draft2020Schema().$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(JSON.stringify(draft07Schema())).not.toContain('$defs');
  });

  it.each([
    [minimal, true],
    [{}, false],
    [{ ...minimal, colour: 'red' }, false],
    [{ ...minimal, requirements: { r: { title: 'R', when: condition } } }, true],
    [{ ...minimal, requirements: { r: { title: 'R', when: condition.all[0] } } }, false],
    [{ ...minimal, requirements: { r: { title: 'R', when: { not: { any: [condition] } } } } }, true],
    [{ ...minimal, requirements: { r: { title: 'R', when: { all: [] } } } }, false],
    [{ ...minimal, tracks: [{ id: 'a', title: 'A', tiers: [{ id: 't', title: 'T' }] }] }, true],
    [{ ...minimal, tracks: [{ id: 'a', title: 'A', tiers: [] }] }, false],
    [
      {
        ...minimal,
        approvals: { a: { title: 'A', steps: [{ id: 's', title: 'S', roles: ['r'], onTimeout: { escalate: 'x', onTimeout: 'wait' } }] } },
      },
      true,
    ],
    [
      {
        ...minimal,
        approvals: { a: { title: 'A', steps: [{ id: 's', title: 'S', roles: ['r'], onTimeout: { escalate: 'x', onTimeout: 'never' } }] } },
      },
      false,
    ],
    [
      {
        ...minimal,
        leads: {
          eligible: condition,
          otherwise: 'x',
          form: [{ id: 'f', title: 'F', type: 'lines', of: [{ id: 'g', title: 'G', type: 'text' }] }],
        },
      },
      true,
    ],
    [{ ...minimal, parameters: { p: { type: 'money', value: { EUR: 1 } } } }, true],
    [{ ...minimal, parameters: { p: { type: 'money', value: { eur: 1 } } } }, false],
  ])('PDL-J3: agree on document %#', (document, valid) => {
    expect([newer(document), older(document)]).toEqual([valid, valid]);
  });
});
