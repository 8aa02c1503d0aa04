import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { draft2020Schema } from '../schema/rendering.ts';
import type { Json } from '../tests/schema.ts';
import { checkShape } from './check-document.ts';
import type { Schema } from './compile-schema.ts';

type Members = { [key: string]: Json };

const schema = draft2020Schema() as unknown as Schema & { $defs: Record<string, Schema> };
const isValid = new Ajv2020({ strict: true }).compile(schema);
const isObject = (value: Json | undefined): value is Members => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Texts for every pattern; the days among them exist, because existence is no matter of the schema. */
const TEXTS = ['a.b', '2028-02-29', '02-15', 'P90D', 'PT8H', 'EUR', 'Europe/Berlin', 'UTC', '09:00-17:00', '08:00', 'P7D', 'x'];

/** A random number from 0 to below `count`. */
type Random = (count: number) => number;

const randomOf = (seed: number): Random => {
  let state = seed >>> 0;
  return (count) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * count);
  };
};
const pick = <T>(random: Random, list: readonly T[]): T => list[random(list.length)] as T;

/** A random value that has a schema, for any schema of the language. */
function sample(part: Schema, random: Random, depth = 0): Json {
  if (part.$ref) return sample(schema.$defs[part.$ref.replace('#/$defs/', '')] as Schema, random, depth + 1);
  if (part.anyOf)
    return sample(depth > 10 ? (part.anyOf.at(part.anyOf.length > 4 ? -1 : 0) as Schema) : pick(random, part.anyOf), random, depth + 1);
  if (part.enum) return pick(random, part.enum);
  switch (part.type) {
    case 'null':
      return null;
    case 'boolean':
      return random(2) === 0;
    case 'integer':
      return Math.max(part.minimum ?? 0, Math.min(part.maximum ?? 9, random(9)));
    case 'number':
      return Math.max(part.minimum ?? -3, Math.min(part.maximum ?? 9.5, random(20) / 2));
    case 'string':
      return pick(
        random,
        TEXTS.filter((text) => !part.pattern || new RegExp(part.pattern, 'u').test(text)),
      );
    case 'array': {
      const length = Math.min(part.maxItems ?? 3, (part.minItems ?? 0) + random(3));
      return Array.from({ length }, () => sample(part.items ?? {}, random, depth + 1));
    }
    case 'object':
      return part.properties ? sampleObject(part, random, depth) : sampleMap(part, random, depth);
    default:
      return pick<Json>(random, [1, 'x', null, true, [], { a: [1] }]);
  }
}

function sampleObject(part: Schema, random: Random, depth: number): Members {
  const names = Object.keys(part.properties ?? {}).filter((name) => part.required?.includes(name) || (depth < 8 && random(3) === 0));
  return Object.fromEntries(names.map((name) => [name, sample(part.properties?.[name] as Schema, random, depth + 1)]));
}

function sampleMap(part: Schema, random: Random, depth: number): Members {
  const isMoney = part.propertyNames?.pattern === '^[A-Z]{3}$';
  const names = (isMoney ? ['EUR', 'USD', 'JPY'] : ['a', 'b.c', 'd-e']).slice(0, (part.minProperties ?? 0) + random(3));
  const values = typeof part.additionalProperties === 'object' ? part.additionalProperties : {};
  return Object.fromEntries(names.map((name) => [name, sample(values, random, depth + 1)]));
}

const REPLACEMENTS: readonly Json[] = [
  ...[null, true, 5, -1, 1.5, 1e9, '', 'x y', 'a.b', 'wait', 'x'.repeat(5000)],
  ...[[], {}, ['a.b'], [1], [{}], { fact: 'a.b' }, { EUR: 1 }, { all: [] }, { condition: 'a.b' }, { business: 'P3D' }, { value: 1 }],
  { fact: 'a.b', operator: 'equal', value: 1 },
  { all: [{ fact: 'a.b', operator: 'in', value: ['x'] }], any: [{ condition: 'a.b' }] },
];
const KEYS = ['title', 'value', 'fact', 'path', 'priority', 'all', 'kind', 'unknownKey', 'a.b', 'a b', 'EUR', 'when', 'id'];

/** All objects and lists in a value. */
function containers(value: Json): (Members | Json[])[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value, ...Object.values(value).flatMap(containers)];
}

/** One random change to one random object or list of a document. */
function mutate(document: Json, random: Random): Json {
  const changed = structuredClone(document);
  const target = pick(random, containers(changed));
  if (Array.isArray(target)) {
    const at = random(target.length + 1);
    if (random(3) === 0) target.splice(at, 1);
    else if (random(2) === 0) target.splice(at, at < target.length ? 1 : 0, pick(random, REPLACEMENTS));
    else target.push(...structuredClone(target.slice(0, 3)));
    return changed;
  }
  const key = pick(random, [...Object.keys(target), pick(random, KEYS)]);
  if (random(3) === 0) delete target[key];
  else if (random(2) === 0) target[key] = pick(random, REPLACEMENTS);
  else {
    const { [key]: value = 1 } = target;
    delete target[key];
    target[pick(random, KEYS)] = value;
  }
  return changed;
}

/** Whether a zone or a currency exists is no matter of the schema. */
const BEYOND_SCHEMA = ['PDL123', 'PDL124'];

/** Two verdicts on a document, to be compared as one text so that a difference shows the document. */
function verdicts(document: Json) {
  const problems = checkShape(document);
  const ajv = isValid(document);
  const problem = ajv ? problems.find(({ code }) => !BEYOND_SCHEMA.includes(code)) : problems[0];
  if (ajv === !problem) return 'agree';
  return `AJV: ${ajv ? 'valid' : JSON.stringify(isValid.errors?.slice(0, 3))}; walker: ${JSON.stringify(problem)}; ${JSON.stringify(document).slice(0, 3000)}`;
}

const rules = new URL('../../../../rules/', import.meta.url);
const programs = readdirSync(rules, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.program.json'))
  .map((path) => ({ path, document: JSON.parse(readFileSync(new URL(path, rules), 'utf8')) as Json }));

it.each(programs)('PDL-H1: $path has the shape of a document, by schema and by walker', ({ document }) => {
  expect(isValid(document)).toBe(true);
  expect(checkShape(document)).toEqual([]);
});

it('PDL-H1: there are programs to try it on', () => {
  expect(programs.length).toBeGreaterThanOrEqual(10);
});

// Two validators over large documents on a busy machine: slow, and worth it.
const PATIENCE = 60_000;

it(
  'PDL-H1: schema and walker agree on 300 changed programs',
  () => {
    const refused = new Set<string>();
    for (let seed = 0; seed < 300; seed += 1) {
      const random = randomOf(seed * 7919);
      let { document } = pick(random, programs);
      for (let changes = 0; changes <= random(3); changes += 1) document = mutate(document, random);
      expect(`${seed}: ${verdicts(document)}`).toBe(`${seed}: agree`);
      for (const { code } of checkShape(document)) refused.add(code);
    }
    // The changes must reach most kinds of problem, or agreement would say little.
    expect([...refused].sort()).toEqual(expect.arrayContaining(['PDL105', 'PDL106', 'PDL107', 'PDL113', 'PDL114', 'PDL120']));
  },
  PATIENCE,
);

it(
  'PDL-H1: schema and walker agree on random documents made from the schema, right and wrong',
  () => {
    let valid = 0;
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 0, max: 3 }), (seed, changes) => {
        const random = randomOf(seed);
        let document = sample(schema, random);
        for (let change = 0; change < changes; change += 1) document = mutate(document, random);
        expect(verdicts(document)).toBe('agree');
        if (isObject(document) && isValid(document)) valid += 1;
      }),
      { numRuns: 600, seed: 1 },
    );
    expect(valid).toBeGreaterThan(100);
    expect(valid).toBeLessThan(500);
  },
  PATIENCE,
);
