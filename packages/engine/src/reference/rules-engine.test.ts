import { describe, expect, it } from 'vitest';
import { createRulesEngine, type RootCondition, resolvePath, runRulesEngine } from './rules-engine.ts';

// What json-rules-engine 7.3.1 really does. Each of these is why something here is written as it is.

type Conditions = Record<string, unknown>;
const asRoot = (conditions: Conditions) => conditions as unknown as RootCondition;

/** Whether a condition passes over facts, with the options of an engine of our own. */
async function passes(conditions: Conditions, facts: Record<string, unknown>): Promise<boolean> {
  const engine = createRulesEngine();
  for (const [id, value] of Object.entries(facts)) engine.addFact(id, value);
  engine.addRule({ conditions: asRoot(conditions), event: { type: 'passed' } });
  return (await engine.run()).events.length > 0;
}
const leaf = (fact: string, operator: string, value: unknown): Conditions => ({ all: [{ fact, operator, value }] });

describe('what json-rules-engine does', () => {
  const after = (milliseconds: number) => new Promise<number>((resolve) => setTimeout(() => resolve(1), milliseconds));

  it('shares its status between runs of one engine: the first to finish stops the others', async () => {
    const engine = createRulesEngine();
    engine.addFact('answer', async (_, almanac) => after(await almanac.factValue<number>('delay')));
    engine.addRule({ conditions: asRoot(leaf('answer', 'equal', 1)), event: { type: 'first' }, priority: 2 });
    engine.addRule({ conditions: asRoot(leaf('delay', 'greaterThanInclusive', 0)), event: { type: 'second' } });
    const runs = await Promise.all(Array.from({ length: 200 }, (_, run) => engine.run({ delay: run === 0 ? 0 : 20 })));
    expect(runs.filter(({ events }) => events.length < 2)).toHaveLength(199);
  });

  it('loses nothing with one engine for each run', async () => {
    const run = () => runRulesEngine(asRoot(leaf('n', 'equal', 1)), new Map(), new Map([['n', 1]]));
    const runs = await Promise.all(Array.from({ length: 200 }, run));
    expect(runs.every((each) => each.passes)).toBe(true);
  });

  it('gives results in the order of completion', async () => {
    const engine = createRulesEngine();
    engine.addFact('slow', () => after(20));
    engine.addFact('quick', 1);
    engine.addRule({ name: 'declared first', conditions: asRoot(leaf('slow', 'equal', 1)), event: { type: 'a' } });
    engine.addRule({ name: 'declared second', conditions: asRoot(leaf('quick', 'equal', 1)), event: { type: 'b' } });
    expect((await engine.run()).results.map(({ name }) => name)).toEqual(['declared second', 'declared first']);
  });

  it.each(['all', 'any'])('takes an empty %s for true', async (group) => {
    expect(await passes({ [group]: [] }, {})).toBe(true);
  });

  it('uses `any` alone where a node has `any` and `all`', async () => {
    const both = { any: [{ fact: 'n', operator: 'equal', value: 1 }], all: [{ fact: 'n', operator: 'equal', value: 2 }] };
    expect(await passes(both, { n: 1 })).toBe(true);
    expect(await passes(both, { n: 2 })).toBe(false);
  });

  it('tests for substrings with `in` on a text', async () => {
    expect(await passes(leaf('word', 'in', 'goldfish'), { word: 'gold' })).toBe(true);
  });

  it('compares texts as texts', async () => {
    expect(await passes(leaf('n', 'greaterThan', '10'), { n: '9' })).toBe(true);
    expect(await passes(leaf('day', 'greaterThan', '2027-03-01'), { day: '2027-03-02' })).toBe(true);
  });

  it('rejects a run over a fact that is not there', async () => {
    await expect(passes(leaf('nothing', 'equal', 1), {})).rejects.toThrow('Undefined fact');
  });

  it('passes null on the right of a leaf', async () => {
    expect(await passes(leaf('n', 'greaterThanInclusive', null), { n: 100 })).toBe(true);
    expect(await passes(leaf('n', 'equal', null), { n: null })).toBe(true);
    await expect(passes(leaf('n', 'in', null), { n: 1 })).rejects.toThrow();
  });

  it('passes everyValue over no values, and throws where a list is unknown', async () => {
    expect(await passes(leaf('set', 'everyValue:contains', []), { set: [] })).toBe(true);
    await expect(passes(leaf('set', 'someValue:contains', Number.NaN), { set: [] })).rejects.toThrow();
  });

  it('loses the name of a named condition in its result', async () => {
    const { tree } = await runRulesEngine(
      asRoot({ all: [{ condition: 'named' }] }),
      new Map([['named', asRoot(leaf('n', 'equal', 1))]]),
      new Map([['n', 1]]),
    );
    expect(JSON.stringify(tree)).not.toContain('named');
    expect(tree.all?.[0]?.all?.[0]?.result).toBe(true);
  });

  const broken: [string, Conditions][] = [
    ['an empty group', { all: [] }],
    ['both groups', { all: [], any: [] }],
    ['an unknown operator', leaf('n', 'isAbout', 1)],
    ['an unknown decorator', leaf('n', 'mostly:equal', 1)],
    ['an unknown fact', leaf('nobody', 'equal', 1)],
    ['an unknown condition', { all: [{ condition: 'nobody' }] }],
    ['an operator of another type', leaf('word', 'greaterThan', 1)],
    ['a value of another type', leaf('n', 'equal', 'one')],
    ['no list for `in`', leaf('n', 'in', 1)],
    ['null', leaf('n', 'lessThan', null)],
    ['an unknown key', { all: [{ fact: 'n', operator: 'equal', value: 1, colour: 'red' }] }],
    ['a path that runs code', { all: [{ fact: 'n', operator: 'equal', value: 1, path: '$..[?(@.a)]' }] }],
    ['params', { all: [{ fact: 'n', operator: 'equal', value: 1, params: { a: 1 } }] }],
    ['a priority that is no number', { all: [{ fact: 'n', operator: 'equal', value: 1, priority: 'high' }] }],
    ['a name that is no text', { all: [{ fact: 'n', operator: 'equal', value: 1 }], name: 7 }],
    ['a value that refers to nothing', leaf('n', 'equal', { fact: 'nobody' })],
    ['a condition that names itself', { all: [{ condition: 'self' }] }],
  ];
  it.each(broken)('accepts %s at load', (_, conditions) => {
    const engine = createRulesEngine();
    expect(() => engine.addRule({ conditions: asRoot(conditions), event: { type: 'passed' } })).not.toThrow();
  });
});

describe('the path resolver', () => {
  it('follows own properties', () => {
    expect(resolvePath({ a: { b: 7 } }, 'a.b')).toBe(7);
  });

  it.each([
    ['constructor', {}],
    ['__proto__.toString', {}],
    ['a.length', { a: 'text' }],
    ['a.b.c.d.e.f.g.h.i', { a: { b: { c: { d: { e: { f: { g: { h: { i: 1 } } } } } } } } }],
  ])('does not follow %s', (path, value) => {
    expect(resolvePath(value, path)).toBeUndefined();
  });

  it.each([
    '$..[?(globalThis.reached = true)]',
    '$[(globalThis.reached = true)]',
    "$..[?(@.constructor.constructor('globalThis.reached = true')())]",
  ])('runs no code: %s', async (path) => {
    Object.assign(globalThis, { reached: false });
    await passes({ all: [{ fact: 'value', operator: 'equal', value: 1, path }] }, { value: { a: [1] } });
    expect(Reflect.get(globalThis, 'reached')).toBe(false);
    Reflect.deleteProperty(globalThis, 'reached');
  });
});
