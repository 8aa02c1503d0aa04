import type { Program, RecordField, Window } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { compileFacts } from '../facts/fact-model.ts';
import type { RecordData } from '../partner/partner-data.ts';

const day: RecordField = { type: 'date', optional: true };
const program = (window: Window | Window[], yearStarts: string): Program => ({
  pdl: '1.0',
  program: 't',
  version: '1',
  title: 'Test',
  currency: 'USD',
  timeZone: 'UTC',
  calendar: { yearStarts },
  records: {
    deal: { title: 'Deal', fields: { on: day, from: day, until: day, person: { type: 'ref', to: 'person', optional: true } } },
    person: { title: 'Person', fields: { joinedOn: day, leftOn: day } },
  },
  facts: { ids: { title: 'Ids', type: 'set', from: { record: 'deal', aggregate: 'set', of: 'id', window } } },
});

/** The dates (used as ids) that count on a day. */
function counted(window: Window, asOf: string, dates: string[], yearStarts = '01-01'): unknown {
  const model = compileFacts(program(window, yearStarts));
  const prepared = model.prepare({ id: 'p', records: { deal: dates.map((on) => ({ id: on, on })) } });
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems));
  return model.facts(prepared.value, asOf).values.ids;
}

/** Whether one record counts on a day. */
function counts(window: Window | Window[], asOf: string, deal: RecordData, person: RecordData[] = []): boolean {
  const model = compileFacts(program(window, '01-01'));
  const prepared = model.prepare({ id: 'p', records: { deal: [{ id: 'd', ...deal }], person } });
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems));
  return JSON.stringify(model.facts(prepared.value, asOf).values.ids) === '["d"]';
}

describe('windows', () => {
  it('FACT-W1: on a date up to the day, however old; a record without the date is not in it', () => {
    expect(counted({ on: 'on' }, '2024-03-10', ['1990-01-01', '2024-03-10', '2024-03-11'])).toEqual(['1990-01-01', '2024-03-10']);
    expect(counts({ on: 'on' }, '2024-03-10', {})).toBe(false);
  });

  it.each([
    ['P12M', '2025-03-31', ['2024-03-31', '2024-04-01', '2025-03-31', '2025-04-01'], ['2024-04-01', '2025-03-31']],
    ['P1M', '2024-03-31', ['2024-02-29', '2024-03-01', '2024-03-31'], ['2024-03-01', '2024-03-31']],
    ['P1M', '2023-03-30', ['2023-02-28', '2023-03-01'], ['2023-03-01']],
    ['P90D', '2024-06-30', ['2024-04-01', '2024-04-02'], ['2024-04-02']],
    ['P1Y', '2025-02-28', ['2024-02-28', '2024-02-29'], ['2024-02-29']],
  ])('FACT-W2: trailing %s on %s', (trailing, asOf, dates, inside) => {
    expect(counted({ on: 'on', trailing }, asOf, dates)).toEqual(inside);
  });

  it.each<[Window['calendar'], string, string[], string[]]>([
    [
      { unit: 'quarter', complete: 4 },
      '2026-06-30',
      ['2025-04-30', '2025-05-01', '2026-04-30', '2026-05-01'],
      ['2025-05-01', '2026-04-30'],
    ],
    [
      { unit: 'quarter', complete: 1, current: true },
      '2026-06-30',
      ['2026-01-31', '2026-02-01', '2026-06-30', '2026-07-01'],
      ['2026-02-01', '2026-06-30'],
    ],
    [{ unit: 'year', current: true }, '2026-01-31', ['2025-01-31', '2025-02-01', '2026-01-31', '2026-02-01'], ['2025-02-01', '2026-01-31']],
    [{ unit: 'year' }, '2026-02-01', ['2026-01-31', '2026-02-01'], ['2026-02-01']],
    [
      { unit: 'month', complete: 2, current: false },
      '2026-03-31',
      ['2025-12-31', '2026-01-01', '2026-02-28', '2026-03-01'],
      ['2026-01-01', '2026-02-28'],
    ],
  ])('FACT-W3: calendar %j on %s, fiscal years from February', (calendar, asOf, dates, inside) => {
    expect(counted({ on: 'on', ...(calendar ? { calendar } : {}) }, asOf, dates, '02-01')).toEqual(inside);
  });

  it.each<[RecordData, Window, string, boolean]>([
    [{ from: '2024-03-10', until: '2024-03-20' }, {}, '2024-03-10', true],
    [{ from: '2024-03-10', until: '2024-03-20' }, {}, '2024-03-09', false],
    [{ from: '2024-03-10', until: '2024-03-20' }, {}, '2024-03-19', true],
    [{ from: '2024-03-10', until: '2024-03-20' }, {}, '2024-03-20', false],
    [{ from: '2024-03-10' }, {}, '2030-01-01', true],
    [{ until: '2024-03-20' }, {}, '2024-03-10', false],
    [{ from: '2020-01-01', until: '2024-03-02' }, { trailing: 'P10D' }, '2024-03-11', false],
    [{ from: '2020-01-01', until: '2024-03-03' }, { trailing: 'P10D' }, '2024-03-11', true],
    [{ from: '2024-03-11' }, { trailing: 'P10D' }, '2024-03-11', true],
    [{ from: '2024-03-12' }, { trailing: 'P10D' }, '2024-03-11', false],
    [{ from: '2020-01-01', until: '2024-01-02' }, { calendar: { unit: 'quarter', complete: 1 } }, '2024-05-05', true],
    [{ from: '2020-01-01', until: '2024-01-01' }, { calendar: { unit: 'quarter', complete: 1 } }, '2024-05-05', false],
    [{ from: '2024-04-01' }, { calendar: { unit: 'quarter', complete: 1 } }, '2024-05-05', false],
  ])('FACT-W4: the span %j with %j on %s: %s', (deal, period, asOf, inside) => {
    expect(counts({ span: ['from', 'until'], ...period }, asOf, deal)).toBe(inside);
  });

  it.each<[Window, string, string[], string[]]>([
    [{ on: 'on', ago: 'P1Y' }, '2025-03-31', ['2024-03-31', '2024-04-01'], ['2024-03-31']],
    [
      { on: 'on', trailing: 'P12M', ago: 'P1Y' },
      '2025-03-31',
      ['2023-03-31', '2023-04-01', '2024-03-31', '2024-04-01'],
      ['2023-04-01', '2024-03-31'],
    ],
    [
      { on: 'on', calendar: { unit: 'year', current: true }, ago: 'P1Y' },
      '2024-02-29',
      ['2022-12-31', '2023-01-01', '2023-02-28', '2023-03-01'],
      ['2023-01-01', '2023-02-28'],
    ],
    [
      { on: 'on', calendar: { unit: 'quarter', complete: 1 }, ago: 'P1M' },
      '2024-04-15',
      ['2023-09-30', '2023-10-01', '2023-12-31', '2024-01-01'],
      ['2023-10-01', '2023-12-31'],
    ],
  ])('FACT-W5: %j on %s', (window, asOf, dates, inside) => {
    expect(counted(window, asOf, dates)).toEqual(inside);
  });

  it('FACT-W5: a span seen a month ago', () => {
    expect(counts({ span: ['from', 'until'], ago: 'P1M' }, '2024-03-31', { from: '2024-02-29', until: '2024-03-01' })).toBe(true);
    expect(counts({ span: ['from', 'until'], ago: 'P1M' }, '2024-03-31', { from: '2024-03-01' })).toBe(false);
  });

  it('FACT-W6: a list of windows must hold as a whole', () => {
    const both: Window[] = [{ on: 'on', trailing: 'P1M' }, { span: ['from', 'until'] }];
    const deal = { on: '2024-03-01', from: '2024-01-01', until: '2024-03-05' };
    expect([counts(both, '2024-03-04', deal), counts(both, '2024-03-05', deal), counts(both, '2024-02-29', deal)]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('FACT-R2: a window with an edge behind a ref that leads nowhere does not hold', () => {
    const employed: Window = { span: ['person.joinedOn', 'person.leftOn'] };
    const sinceThen: Window = { span: ['from', 'person.leftOn'] };
    const person = [{ id: 'ana', joinedOn: '2024-01-01' }];
    const from = '2024-01-01';
    expect([counts(employed, '2024-02-01', { person: 'ana' }, person), counts(employed, '2024-02-01', { person: 'ben' }, person)]).toEqual([
      true,
      false,
    ]);
    expect([
      counts(sinceThen, '2024-02-01', { from, person: 'ana' }, person),
      counts(sinceThen, '2024-02-01', { from, person: 'ben' }, person),
    ]).toEqual([true, false]);
    expect(counts(sinceThen, '2024-02-01', { from }, person)).toBe(false);
  });
});
