import { describe, expect, it } from 'vitest';
import { MAX_PROBLEMS } from '../source/limits.ts';
import type { Json } from '../tests/schema.ts';
import { checkShape } from './check-document.ts';

type Members = { [key: string]: Json };

const minimal = (more: Members = {}): Members => ({
  pdl: '1.0',
  program: 'acme',
  version: '1',
  title: 'Acme partners',
  currency: 'USD',
  timeZone: 'Europe/Berlin',
  ...more,
});

/** Code, pointer and message of everything found in a minimal document with other or more members. */
const found = (more: Members) => checkShape(minimal(more)).map(({ code, pointer, message }) => `${code} ${pointer} ${message}`);
/** The first problem in full. */
const first = (more: Members) => checkShape(minimal(more))[0];
const fact = (more: Members) => ({ facts: { sales: { title: 'Sales', type: 'money', ...more } } });

it('PDL-H1: a minimal document has nothing wrong', () => {
  expect(found({})).toEqual([]);
});

it('PDL-H2: everything wrong is reported at once', () => {
  const { title: _, ...rest } = minimal({ colour: 'red', currency: 'EURO', facts: { sales: { type: 'cash' } } });
  expect(checkShape(rest).map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
    'PDL106 ',
    'PDL124 /currency',
    'PDL105 /colour',
    'PDL106 /facts/sales',
    'PDL108 /facts/sales/type',
  ]);
});

describe('keys', () => {
  it('PDL-H3: an unknown key, with the key that was meant', () => {
    expect(first({ fact: {} })).toEqual({
      code: 'PDL105',
      severity: 'error',
      pointer: '/fact',
      at: 'key',
      value: 'fact',
      message: 'The key "fact" is not known here.',
      expected: expect.stringMatching(/^one of "\$schema", "pdl", "program"/),
      suggestion: 'Did you mean "facts"?',
    });
  });

  it('PDL-H3: a key that is there already is not suggested', () => {
    expect(first({ facts: {}, fact: {} })?.suggestion).not.toBe('Did you mean "facts"?');
    expect(first({ xylophone: 1 })?.suggestion).toBeUndefined();
  });

  it('PDL-H4: a missing key, at the object', () => {
    const { currency: _, ...rest } = minimal();
    expect(checkShape(rest)).toEqual([
      {
        code: 'PDL106',
        severity: 'error',
        pointer: '',
        message: 'The document needs the key "currency".',
        expected: '"currency": an ISO 4217 currency code such as "EUR"',
      },
    ]);
    expect(found({ tracks: [{ id: 'a', title: 'A' }] })).toEqual(['PDL106 /tracks/0 Entry 1 of `tracks` needs the key "tiers".']);
  });
});

describe('values', () => {
  it('PDL-H5: another JSON type', () => {
    expect(found({ title: 5 })).toEqual(['PDL107 /title `title` should be text, not a number.']);
    expect(first({ title: 5 })?.suggestion).toBe('Write "5" in quotes.');
    expect(found(fact({ min: '5' }))).toEqual(['PDL107 /facts/sales/min `min` should be a number, not text.']);
    expect(first(fact({ min: '5' }))?.suggestion).toBe('Write 5 without quotes.');
    expect(found({ tracks: {} })).toEqual(['PDL107 /tracks `tracks` should be a list, not an object.']);
    expect(found({ note: null })).toEqual(['PDL107 /note `note` should be text, not null.']);
    expect(checkShape([]).map(({ code, pointer }) => code + pointer)).toEqual(['PDL107']);
    expect(checkShape(null).map(({ code, pointer }) => code + pointer)).toEqual(['PDL107']);
  });

  it('PDL-H6: a word that is not allowed, with the word that was meant', () => {
    expect(first(fact({ type: 'Money' }))).toMatchObject({
      code: 'PDL108',
      pointer: '/facts/sales/type',
      value: 'Money',
      expected: 'one of "integer", "number", "money", "percent", "boolean", "date", "duration", "string", "enum" or "set"',
      suggestion: 'Did you mean "money"?',
    });
    expect(first(fact({ over: 'famly' }))).toMatchObject({ code: 'PDL108', expected: '"family"', suggestion: 'Did you mean "family"?' });
  });

  it('PDL-H11: numbers of entries, bounds, lengths, forms', () => {
    expect(found({ tracks: [{ id: 'a', title: 'A', tiers: [] }] })).toEqual(['PDL126 /tracks/0/tiers `tiers` is empty.']);
    expect(first({ tracks: [{ id: 'a', title: 'A', tiers: [] }] })?.expected).toBe('1 to 20 entries');
    expect(found({ roles: Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`r${index}`, 'A role'])) })).toEqual([
      'PDL126 /roles `roles` has 101 entries.',
    ]);
    expect(found({ limits: [{ measure: 'noticesPerDay', atMost: -1 }] })).toEqual(['PDL127 /limits/0/atMost `atMost` is too small: -1.']);
    expect(found({ notices: { cap: 1.5, list: [] } })).toEqual(['PDL127 /notices/cap `cap` is not a whole number: 1.5.']);
    expect(first({ notices: { cap: 1.5, list: [] } })?.expected).toBe('a whole number from 1 to 1000');
    expect(found({ notices: { cap: 1001, list: [] } })).toEqual(['PDL127 /notices/cap `cap` is too large: 1001.']);
    expect(found({ title: '' })).toEqual(['PDL128 /title `title` is empty.']);
    expect(found({ version: 'x'.repeat(101) })).toEqual(['PDL128 /version `version` is longer than 100 characters.']);
    expect(found({ calendar: { hours: { mon: ['9-17'] } } })).toEqual([
      'PDL132 /calendar/hours/mon/0 `mon`: the text does not have the form that is needed here.',
    ]);
    expect(found({ notices: { digest: '8:00', list: [] } })).toEqual([
      'PDL132 /notices/digest `digest`: the text does not have the form that is needed here.',
    ]);
  });

  it('PDL-H11: lengths count characters, not code units', () => {
    expect(found({ version: '😀'.repeat(100) })).toEqual([]);
    expect(found({ version: '😀'.repeat(101) })).toHaveLength(1);
  });

  it('PDL-P2: values are shortened', () => {
    expect(first({ version: 'x'.repeat(500) })?.value).toBe(`${'x'.repeat(80)}…`);
    expect(first({ title: [1, 2, 3] })?.value).toBe('a list of 3 entries');
    expect(first({ title: { a: 1 } })?.value).toBe('an object with 1 key');
  });
});

describe('forms', () => {
  it.each(['', '1a', 'a..b', 'a b', 'a.', '.a', 'ä', 'a/b', 'x'.repeat(121)])('PDL-H8: %j is no id', (id) => {
    expect(checkShape(minimal({ program: id })).map(({ code, pointer }) => `${code} ${pointer}`)).toEqual(['PDL120 /program']);
    expect(checkShape(minimal({ roles: { [id]: 'A role' } })).map(({ code, at }) => `${code} ${at}`)).toEqual(['PDL120 key']);
  });

  it.each(['a', 'min.bookings', 'p.placeholder.x-1', 'A_b', 'x'.repeat(120)])('PDL-H8: %s is an id', (id) => {
    expect(found({ program: id, roles: { [id]: 'A role' } })).toEqual([]);
  });

  it.each(['constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty'])('PDL-S8: %s is no id', (id) => {
    expect(found({ program: id })).toEqual([`PDL119 /program \`program\`: the name "${id}" is not allowed in a document.`]);
  });

  it.each([
    ['2027-02-30', 'the date 2027-02-30 does not exist.', 'That month has 28 days: 2027-02-28.'],
    ['2100-02-29', 'the date 2100-02-29 does not exist.', 'That month has 28 days: 2100-02-28.'],
    ['2027-13-01', 'this is not a date of the form YYYY-MM-DD.', 'Write year-month-day.'],
    ['2027-1-5', 'this is not a date of the form YYYY-MM-DD.', 'Did you mean "2027-01-05"?'],
    ['2027/01/05', 'this is not a date of the form YYYY-MM-DD.', 'Did you mean "2027-01-05"?'],
    ['2027-01-05T00:00:00Z', 'this is not a date of the form YYYY-MM-DD.', 'Did you mean "2027-01-05"?'],
  ])('PDL-H9: %s is no date', (date, message, suggestion) => {
    expect(first({ effective: { from: date } })).toMatchObject({
      code: 'PDL121',
      pointer: '/effective/from',
      message: `\`from\`: ${message}`,
      suggestion,
    });
  });

  it.each(['2028-02-29', '2000-02-29', '2027-12-31'])('PDL-H9: %s is a date', (date) => {
    expect(found({ effective: { from: date, to: date } })).toEqual([]);
  });

  it.each([
    ['02-29', ['PDL121 /calendar/yearStarts `yearStarts`: the day 02-29 does not exist in every year.']],
    ['04-31', ['PDL121 /calendar/yearStarts `yearStarts`: the day 04-31 does not exist in any year.']],
    ['4-1', ['PDL121 /calendar/yearStarts `yearStarts`: this is not a day of the form MM-DD.']],
    ['04-30', []],
  ])('PDL-H9: the day of the year %s', (day, problems) => {
    expect(found({ calendar: { yearStarts: day } })).toEqual(problems);
  });

  it.each(['P', 'PT', 'P1DT', '90D', 'P1.5D', 'P1W2D', 'P-1D', '1 year', 'P999999D'])('PDL-H9: %s is no duration', (duration) => {
    expect(first(fact({ from: { record: 'deal', aggregate: 'count', window: { on: 'wonOn', trailing: duration } } }))).toMatchObject({
      code: 'PDL122',
      pointer: '/facts/sales/from/window/trailing',
    });
  });

  it.each(['P90D', 'P1Y2M3DT4H5M6S', 'PT8H', 'P2W', 'P0D', 'PT1M'])('PDL-H9: %s is a duration', (duration) => {
    expect(found(fact({ from: { record: 'deal', aggregate: 'count', window: { on: 'wonOn', trailing: duration } } }))).toEqual([]);
  });

  it('PDL-H10: time zones', () => {
    expect(found({ timeZone: 'Mars/Olympus' })).toEqual(['PDL123 /timeZone `timeZone`: this time zone is not known.']);
    expect(found({ timeZone: '+01:00' })).toHaveLength(1);
    expect(['UTC', 'Asia/Kolkata', 'America/Argentina/Buenos_Aires', 'Pacific/Apia'].flatMap((timeZone) => found({ timeZone }))).toEqual(
      [],
    );
  });

  it('PDL-H10: currencies, also where amounts name their own', () => {
    expect(first({ currency: 'usd' })).toMatchObject({ code: 'PDL124', pointer: '/currency', suggestion: 'Did you mean "USD"?' });
    expect(found({ currency: 'XYZ' })).toHaveLength(1);
    expect(found({ currency: 'HRK' })).toEqual([]);
    expect(checkShape(minimal({ parameters: { a: { type: 'money', value: { EUR: 1, XXX: 2 } } } }))).toMatchObject([
      { code: 'PDL124', pointer: '/parameters/a/value/XXX', at: 'key' },
    ]);
  });
});

describe('one of several shapes', () => {
  it('PDL-H7: words that tell shapes apart come first', () => {
    expect(found({ invariants: [{ kind: 'monotone', track: 'a' }] })).toEqual([
      'PDL106 /invariants/0 Entry 1 of `invariants` needs the key "fact".',
      'PDL105 /invariants/0/track The key "track" is not known here.',
    ]);
  });

  it('PDL-H7: then the keys', () => {
    expect(found({ derived: { n: { minus: ['a'] } } })).toEqual(['PDL106 /derived/n `n` needs the key "sum".']);
    expect(found({ derived: { n: { score: [{ per: 'a', full: '5', points: 1 }] } } })).toEqual([
      'PDL107 /derived/n/score/0/full `full` should be a number or an object with `fact`, not text.',
    ]);
    expect(found({ partnerTypes: [{ id: 'a', title: 'A', function: 'sales', category: 'msp', managed: 'sla', owner: 'x' }] })).toEqual([
      'PDL106 /partnerTypes/0 Entry 1 of `partnerTypes` needs the key "review".',
    ]);
  });

  it('PDL-H7: a history is told from a list of words by its entries', () => {
    const parameter = (value: Json) => found({ parameters: { a: { type: 'number', value } } });
    expect(parameter([{ from: '2027-01-01', value: 1 }])).toEqual([]);
    expect(parameter(['a', 'b'])).toEqual([]);
    expect(parameter([])).toEqual([]);
    expect(parameter([{ from: '2027-01-01', valeu: 1 }])).toEqual([
      'PDL106 /parameters/a/value/0 Entry 1 of `value` needs the key "value".',
      'PDL105 /parameters/a/value/0/valeu The key "valeu" is not known here.',
    ]);
  });

  it('PDL-H7: a text where words and durations may stand', () => {
    const timeout = (onTimeout: Json) =>
      first({ approvals: { a: { title: 'A', steps: [{ id: 's', title: 'S', roles: ['r'], onTimeout }] } } });
    expect(timeout('wiat')).toMatchObject({ code: 'PDL108', suggestion: 'Did you mean "wait"?' });
    expect(timeout(5)).toMatchObject({
      code: 'PDL107',
      expected: '"wait", "reject", "approve", "skip" or "close" or an object with `escalate`',
    });
    const sla = (value: Json) => first({ leads: { eligible: { condition: 'r' }, otherwise: 'x', accept: value } });
    expect(sla('1 day')).toMatchObject({ code: 'PDL122', pointer: '/leads/accept' });
    expect(sla({ busines: 'P1D' })).toMatchObject({ code: 'PDL106', pointer: '/leads/accept' });
  });

  it('PDL-H7: where none fits all are named', () => {
    expect(first(fact({ from: 7 }))).toMatchObject({
      code: 'PDL107',
      expected: 'an object with `record`, `aggregate` or an object with `within`',
    });
  });
});

describe('amounts of content', () => {
  const requirements = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`r${index}`, { title: 'R', when: { condition: 'r0' } }]));
  const rules = (count: number) => ({
    rules: {
      hitPolicy: 'first',
      list: Array.from({ length: count }, (_, index) => ({ id: `d${index}`, title: 'D', when: { condition: 'r0' }, then: 'approve' })),
      otherwise: { title: 'Else', then: 'reject' },
    },
  });

  it('PDL-H20: 2,000 requirements and deal rules', () => {
    expect(found({ requirements: requirements(1900), dealRegistration: rules(100) })).toEqual([]);
    expect(found({ requirements: requirements(1901), dealRegistration: rules(100) })).toEqual([
      'PDL129  The document has 2001 requirements and deal rules.',
    ]);
  });

  it('PDL-H20: 10,000 tests of facts', () => {
    const tests = (count: number) => ({ all: Array.from({ length: count }, () => ({ fact: 'a', operator: 'equal', value: 1 })) });
    const twenty = (last: number) =>
      Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`r${index}`, { title: 'R', when: tests(index === 0 ? last : 500) }]));
    expect(found({ requirements: twenty(500) })).toEqual([]);
    expect(found({ requirements: { ...twenty(500), more: { title: 'R', when: tests(1) } } })).toEqual([
      'PDL129  The document has 10001 tests of facts.',
    ]);
  });

  it('PDL-P3: the walk stops where no more would be listed', () => {
    const facts = Object.fromEntries(Array.from({ length: 1500 }, (_, index) => [`f${index}`, {}]));
    expect(checkShape(minimal({ facts }))).toHaveLength(MAX_PROBLEMS + 1);
  });
});
