import { describe, expect, it } from 'vitest';
import type { Json } from '../tests/schema.ts';
import { checkShape } from './check-document.ts';

const base = { pdl: '1.0', program: 'acme', version: '1', title: 'Acme', currency: 'USD', timeZone: 'UTC' };
const ROOT = '/requirements/r/when';

/** Everything found in a requirement's condition: code, pointer below the condition, message. */
const problems = (when: Json) => checkShape({ ...base, requirements: { r: { title: 'R', when } } });
const found = (when: Json) => problems(when).map(({ code, pointer, message }) => `${code} ${pointer.replace(ROOT, '')} ${message}`);
const test = (more: { [key: string]: Json } = {}) => ({ fact: 'a', operator: 'equal', value: 1, ...more });
const inAll = (part: Json) => found({ all: [part] });

it('PDL-H12: a whole condition is a group or a reference', () => {
  expect(found({ all: [test()] })).toEqual([]);
  expect(found({ any: [test(), { not: test() }] })).toEqual([]);
  expect(found({ not: { condition: 'b' } })).toEqual([]);
  expect(found({ condition: 'b' })).toEqual([]);
  expect(problems(test())).toEqual([
    {
      code: 'PDL125',
      severity: 'error',
      pointer: ROOT,
      message: 'A single test needs a group around it.',
      expected: '{ "all": [ { "fact": …, "operator": …, "value": … } ] }',
      suggestion: 'Put { "all": [ … ] } around it.',
    },
  ]);
});

it('PDL-H5: a condition is an object', () => {
  expect(found(true)).toEqual(['PDL107  `when` should be a condition such as { "all": [ … ] }, not true.']);
  expect(found([test()])).toEqual(['PDL107  `when` should be a condition such as { "all": [ … ] }, not a list.']);
  expect(found({ all: test() })).toEqual(['PDL107 /all `all` should be a list, not an object.']);
  expect(found({ condition: test() })).toEqual(['PDL107 /condition `condition` should be an id such as "deal.won", not an object.']);
  expect(found({})).toEqual(['PDL106  The condition is empty.']);
});

it('PDL-H3: an unknown key in a group or a test', () => {
  expect(found({ all: [test()], name: 'x' })).toEqual(['PDL105 /name The key "name" is not known here.']);
  expect(inAll(test({ name: 'x' }))).toEqual(['PDL105 /all/0/name The key "name" is not known here.']);
  expect(problems({ al: [test()] })).toMatchObject([{ code: 'PDL105', suggestion: 'Did you mean "all"?' }]);
});

describe('tests', () => {
  it('PDL-H4: fact, operator and value are needed', () => {
    expect(inAll({ fact: 'a' })).toEqual([
      'PDL106 /all/0 Entry 1 of `all` needs the key "operator".',
      'PDL106 /all/0 Entry 1 of `all` needs the key "value".',
    ]);
  });

  it('PDL-H13: `path` is refused', () => {
    expect(problems({ all: [test({ path: '$.a' })] })).toMatchObject([
      { code: 'PDL110', pointer: `${ROOT}/all/0/path`, at: 'key', value: '$.a' },
    ]);
  });

  it('PDL-H13: `params` and facts computed in place are refused', () => {
    expect(inAll(test({ params: { year: 1 } }))).toEqual([
      'PDL111 /all/0/params A test has no `params`: facts are declared, not computed in place.',
    ]);
    expect(inAll(test({ fact: { sum: 1 } }))).toEqual(['PDL111 /all/0/fact A fact is named by its id, not given as an object.']);
    expect(inAll(test({ fact: 5 }))).toEqual(['PDL111 /all/0/fact A fact is named by its id, not given as a number.']);
    expect(inAll(test({ value: { fact: 5 } }))).toEqual(['PDL111 /all/0/value/fact A fact is named by its id, not given as a number.']);
    expect(inAll(test({ value: { fact: 'b', params: {}, path: '$' } }))).toEqual([
      'PDL111 /all/0/value/params A value taken from a fact has no `params`: facts are declared, not computed in place.',
      'PDL111 /all/0/value/path A value taken from a fact has no `path`: facts are declared, not computed in place.',
    ]);
    expect(inAll(test({ value: { fact: 'b', note: 'x' } }))).toEqual(['PDL105 /all/0/value/note The key "note" is not known here.']);
  });

  it('PDL-H8: facts are named by ids', () => {
    expect(inAll(test({ fact: 'a b' }))).toEqual(['PDL120 /all/0/fact `fact`: this is not an id.']);
    expect(inAll(test({ value: { fact: '' } }))).toEqual(['PDL120 /all/0/value/fact `fact`: this is not an id.']);
    expect(inAll(test({ fact: 'constructor' }))).toEqual([
      'PDL119 /all/0/fact `fact`: the name "constructor" is not allowed in a document.',
    ]);
  });

  it('PDL-H7: values are literals or facts', () => {
    for (const value of [null, true, 1.5, 'x', [], ['a'], { EUR: 150, USD: 180 }, { fact: 'b' }])
      expect(inAll(test({ value }))).toEqual([]);
    expect(inAll(test({ value: {} }))).toEqual(['PDL126 /all/0/value `value` is empty.']);
    expect(inAll(test({ value: [1] }))).toEqual(['PDL107 /all/0/value/0 `value` should be text, not a number.']);
    expect(problems({ all: [test({ value: { eur: 1 } })] })).toMatchObject([{ code: 'PDL124', pointer: `${ROOT}/all/0/value/eur` }]);
  });

  it.each([
    ['>=', 'Did you mean "greaterThanInclusive"?'],
    ['gte', 'Did you mean "greaterThanInclusive"?'],
    ['equals', 'Did you mean "equal"?'],
    ['greaterthan', 'Did you mean "greaterThan"?'],
    ['between', undefined],
  ])('PDL-H17: %s is no operator', (operator, suggestion) => {
    const [problem, ...others] = problems({ all: [test({ operator })] });
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ code: 'PDL115', pointer: `${ROOT}/all/0/operator`, value: operator });
    expect(problem?.suggestion).toBe(suggestion);
  });

  it('PDL-H5: an operator is text', () => {
    expect(inAll(test({ operator: 5 }))[0]).toMatch(/^PDL107 \/all\/0\/operator/);
  });

  it.each(['not:equal', 'swap:in', 'everyFact:contains', 'someValue:equal', 'someValue:everyValue:contains'])(
    'PDL-H18: %s is refused',
    (operator) => {
      expect(problems({ all: [test({ operator })] })).toMatchObject([
        { code: 'PDL116', pointer: `${ROOT}/all/0/operator`, value: operator },
      ]);
    },
  );

  it.each(['someValue:contains', 'everyValue:contains'])('PDL-H18: %s is allowed', (operator) => {
    expect(inAll(test({ operator }))).toEqual([]);
  });
});

describe('groups', () => {
  it('PDL-H14: `priority` is refused, in groups and in tests', () => {
    expect(found({ all: [test({ priority: 5 })], priority: 1 })).toEqual([
      'PDL112 /all/0/priority Conditions have no priority: they decide the same in any order.',
      'PDL112 /priority Conditions have no priority: they decide the same in any order.',
    ]);
  });

  it('PDL-H15: an empty group is refused', () => {
    expect(found({ all: [] })).toEqual(['PDL113 /all An empty `all` would hold for everybody.']);
    expect(inAll({ any: [] })).toEqual(['PDL113 /all/0/any An empty `any` would hold for everybody.']);
  });

  it('PDL-H16: two conditions in one object are refused, and each is still checked', () => {
    expect(found({ all: [test()], any: [] })).toEqual([
      'PDL114  One condition holds `all` and `any`: only one of them would count.',
      'PDL113 /any An empty `any` would hold for everybody.',
    ]);
    expect(inAll({ condition: 'b', fact: 'a' })).toEqual([
      'PDL114 /all/0 One condition holds `condition` and a test of a fact: only one of them would count.',
    ]);
  });

  it('PDL-H2: all problems of a condition at once', () => {
    expect(
      found({ any: [{ not: { all: [] } }, test({ operator: '>' }), { fact: 'a', operator: 'in', value: [1] }] }).map((line) =>
        line.slice(0, 6),
      ),
    ).toEqual(['PDL113', 'PDL115', 'PDL107']);
  });
});

describe('outcomes of deal rules', () => {
  const rules = (then: Json, otherwise: Json = 'reject') =>
    checkShape({
      ...base,
      dealRegistration: {
        rules: {
          hitPolicy: 'first',
          list: [{ id: 'a', title: 'A', when: { condition: 'b' }, then }],
          otherwise: { title: 'Else', then: otherwise },
        },
      },
    }).map(({ code, pointer, expected }) => `${code} ${pointer} ${expected}`);

  it('PDL-H19: approve, reject or a route', () => {
    expect(rules('approve')).toEqual([]);
    expect(rules({ route: 'review' }, { route: 'review' })).toEqual([]);
    expect(rules('escalate')).toEqual(['PDL117 /dealRegistration/rules/list/0/then "approve", "reject" or { "route": chain }']);
    expect(rules(true)).toEqual(['PDL117 /dealRegistration/rules/list/0/then "approve", "reject" or { "route": chain }']);
    expect(rules('reject', 'ask')).toEqual(['PDL117 /dealRegistration/rules/otherwise/then "reject" or { "route": chain }']);
  });

  it('PDL-H19: `otherwise` never approves', () => {
    expect(rules('reject', 'approve')).toEqual(['PDL218 /dealRegistration/rules/otherwise/then "reject"']);
  });
});
