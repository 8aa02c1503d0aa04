import { compileProgram } from '@tierwright/engine';
import { type PartnerData, toDay } from '@tierwright/facts';
import type { Benefit, Fact, Problem, Program } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import type { Column } from '../columns/column.ts';
import { EXAMPLE } from '../report/versions.fixture.ts';
import { writeSnapshot } from './arrow/write-snapshot.ts';
import { factKeys } from './fact-keys.ts';
import { fits } from './fits.ts';
import { makeSnapshot } from './make-snapshot.ts';
import { openSnapshot } from './open-snapshot.ts';
import type { Snapshot, SnapshotQuestion } from './snapshot.ts';
import { compiledForms, FORMS, formPartners, onOneDay, QUESTION } from './snapshots.fixture.ts';

const told = (problems: readonly Problem[]) => problems.map(({ code, pointer }) => `${code} ${pointer}`);
const withFacts = (facts: Record<string, Fact>): Program => ({ ...FORMS, version: '2', facts: { ...FORMS.facts, ...facts } });
const key = (id: string): string => factKeys(compiledForms).get(id) as string;

describe('whether a snapshot fits', () => {
  const { made } = makeSnapshot([compiledForms], onOneDay(5), QUESTION);

  it('SIM-S7: it does for what it was made for, and for other thresholds', () => {
    const stricter = compileProgram({
      ...FORMS,
      requirements: { sells: { title: 'Sells', when: { all: [{ fact: 'bookings', operator: 'greaterThan', value: 500 }] } } },
    });
    expect(fits(made, [compiledForms, stricter], { ...QUESTION, parametersAsOf: QUESTION.asOf })).toEqual([]);
  });

  it.each<[Partial<SnapshotQuestion>, string]>([
    [{ asOf: '2026-07-01', parametersAsOf: '2026-06-30' }, 'SIM113 /asOf'],
    [{ from: '2026-06-01' }, 'SIM113 /from'],
    [{ parametersAsOf: '2026-07-01' }, 'SIM113 /parametersAsOf'],
    [{ asKnownOn: '2026-06-01' }, 'SIM113 /asKnownOn'],
    [{ base: 'b'.repeat(64) }, 'SIM112 /base'],
  ])('SIM-S7: not for %j', (other, expected) => {
    expect(told(fits(made, [compiledForms], { ...QUESTION, ...other }))).toEqual([expected]);
  });

  it('SIM-S7: not for facts that it lacks, or that are defined otherwise', () => {
    const other = compileProgram(
      withFacts({
        orders: {
          title: 'Orders',
          type: 'integer',
          from: { record: 'order', aggregate: 'count', window: { on: 'soldOn', trailing: 'P1Y' } },
        },
        more: { title: 'More', type: 'integer', from: { record: 'order', aggregate: 'count' } },
      }),
    );
    const problems = fits(made, [compiledForms, other], QUESTION);
    expect(told(problems)).toEqual(['SIM115 /facts/orders', 'SIM114 /facts/more']);
    expect(problems[0]).toMatchObject({ message: 'Version 2 defines the fact orders otherwise.', value: 'orders' });
  });

  it('SIM-S7: not for benefits that count other records', () => {
    const cap = { amount: { USD: 100 }, per: 'soldOn', every: 'year' } as const;
    const [rebate, ...others] = EXAMPLE.benefits ?? [];
    const capped = compileProgram({ ...EXAMPLE, version: '3', benefits: [{ ...(rebate as Benefit), caps: [cap] }, ...others] });
    const plain = compileProgram(EXAMPLE);
    const { made: without } = makeSnapshot([plain], [], QUESTION);
    expect(told(fits(without, [plain], QUESTION))).toEqual([]);
    expect(told(fits({ ...without, rows: [] }, [capped], QUESTION))[0]).toBe('SIM114 /benefits/rebate');
  });

  it('SIM-S7: not where partners are read otherwise, by another engine, or without the records that are needed', () => {
    const { more: _, ...fields } = { more: {}, ...FORMS.records?.order?.fields };
    const reading = compileProgram({
      ...FORMS,
      records: { order: { title: 'Order', fields: { ...fields, note: { type: 'number', optional: true } } } },
    });
    expect(told(fits(made, [reading], QUESTION))).toEqual(['SIM116 /records']);
    expect(told(fits({ ...made, engine: '0.0.0', keys: [] }, [compiledForms], QUESTION))).toEqual(['SIM111 ']);
    const derived = { long: { held: 'sells', days: 'every', trailing: 'P1M' } } as const;
    const held = compileProgram({
      ...FORMS,
      derived,
      tracks: [
        {
          id: 'track',
          title: 'T',
          tiers: [{ id: 'base', title: 'B', qualify: { all: [{ fact: 'long', operator: 'equal', value: true }] } }],
        },
      ],
    });
    expect(told(fits({ ...made, rows: [] }, [held], QUESTION))).toEqual(['SIM114 /derived', 'SIM117 ']);
    expect(told(fits({ ...made, rows: [], since: '2026-06-01' }, [held], QUESTION))).toEqual(['SIM114 /derived', 'SIM117 ']);
    expect(told(fits({ ...made, rows: [], since: '2026-05-31' }, [held], QUESTION))).toEqual(['SIM117 ']);
    expect(fits({ ...made, rows: 'everybody' }, [held], QUESTION)).toEqual([]);
  });
});

describe('opening a snapshot', () => {
  /** A snapshot whose columns are changed, written and opened. */
  async function opened(
    change: (snapshot: Snapshot) => Partial<Snapshot>,
    partners: readonly PartnerData[] = onOneDay(20),
  ): Promise<string[]> {
    const snapshot = makeSnapshot([compiledForms], partners, QUESTION);
    const bytes = await writeSnapshot({ ...snapshot, ...change(snapshot) });
    return told((await openSnapshot(bytes, [compiledForms], QUESTION)).problems);
  }
  const withFact =
    (id: string, change: (column: Column) => Column | undefined) =>
    ({ facts }: Snapshot): Partial<Snapshot> => {
      const changed = new Map(facts);
      const column = change(facts.get(key(id)) as Column);
      if (column === undefined) changed.delete(key(id));
      else changed.set(key(id), column);
      return { facts: changed };
    };
  const numbers = (values: readonly number[]): Column => ({ kind: 'number', known: null, values: Float64Array.from(values) });
  const twenty = (other: number, at: number) => Array.from({ length: 20 }, (_, index) => (index === at ? other : index));

  it('SIM-S8: gives it, of nobody and of one too, with and without a type', async () => {
    for (const partners of [[], onOneDay(1), onOneDay(30), formPartners(30)]) {
      const snapshot = makeSnapshot([compiledForms], partners, QUESTION);
      expect(await openSnapshot(await writeSnapshot(snapshot), [compiledForms], QUESTION)).toEqual({
        ok: true,
        value: snapshot,
        problems: [],
      });
    }
  });

  it.each<[string, (snapshot: Snapshot) => Partial<Snapshot>, string]>([
    ['NaN in money', withFact('bookings', () => numbers(twenty(Number.NaN, 3))), 'SIM107 /bookings/3'],
    ['money in fractions', withFact('bookings', () => numbers(twenty(0.5, 4))), 'SIM107 /bookings/4'],
    [
      'a count below zero',
      withFact('orders', () => ({ kind: 'number', known: null, values: Int8Array.from(twenty(-1, 5)) })),
      'SIM107 /orders/5',
    ],
    ['a number that is none', withFact('share', () => numbers(twenty(Number.POSITIVE_INFINITY, 6))), 'SIM107 /share/6'],
    ['numbers for words', withFact('region', () => numbers(twenty(1, 1))), 'SIM105 /region'],
    ['a column that is missing', withFact('bookings', () => undefined), 'SIM104 /bookings'],
    ['words for sets', withFact('tags', () => ({ kind: 'word', known: null, codes: new Int8Array(20), words: ['x'] })), 'SIM105 /tags'],
    [
      'a date that is none',
      withFact('latest', () => ({ kind: 'word', known: null, codes: new Int8Array(20), words: ['2026-02-30'] })),
      'SIM108 /latest/0',
    ],
    [
      'the place of no word',
      withFact('region', () => ({ kind: 'word', known: null, codes: Int8Array.from(twenty(9, 0)), words: ['EMEA', 'NA'] })),
      'SIM107 /region/0',
    ],
    [
      'words that are not sorted',
      withFact('region', () => ({ kind: 'word', known: null, codes: new Int8Array(20), words: ['NA', 'EMEA'] })),
      'SIM107 /region',
    ],
    [
      'a day beyond those that can be decided',
      ({ rows }) => ({ rows: { ...rows, days: rows.days.map((day, row) => (row === 2 ? toDay('1850-01-01') : day)) } }),
      'SIM108 /from/2',
    ],
    [
      'a day after the one that is decided',
      ({ rows }) => ({ rows: { ...rows, days: rows.days.map((day, row) => (row === 7 ? day + 1 : day)) } }),
      'SIM108 /from/7',
    ],
  ])('SIM-S8: refuses %s', async (_, change, expected) => {
    expect(await opened(change)).toEqual([expected]);
  });

  it('SIM-S8: refuses columns of another length, and lists that do not follow each other', async () => {
    expect(
      await opened(({ groups }) => ({ groups: new Map([...groups].map(([name, columns]) => [name, new Map([...columns].slice(1))])) })),
    ).toEqual(['SIM104 /by.area north']);
    const rows = await opened(
      ({ rows: { starts, ...rest } }) => ({
        rows: { ...rest, starts: (starts ?? new Int32Array()).map((start, at) => (at === 3 ? 19 : start)) },
      }),
      formPartners(20),
    );
    expect(rows).toEqual(['SIM106 /rows/4']);
  });

  it('SIM-S8: refuses given values that a version reads otherwise', async () => {
    const version = (derived: Program['derived']): Program => ({ ...FORMS, ...(derived ? { derived } : {}) });
    const [points, flag] = [
      compileProgram(version({ extra: { sum: ['orders'] } })),
      compileProgram(version({ extra: { held: 'sells', days: 'any', trailing: 'P1M' } })),
    ];
    const snapshot = makeSnapshot([points], [{ id: 'P', facts: { extra: 3 } }], QUESTION);
    const bytes = await writeSnapshot({ ...snapshot, made: { ...snapshot.made, rows: 'everybody' } });
    expect(told((await openSnapshot(bytes, [points], QUESTION)).problems)).toEqual([]);
    expect(told((await openSnapshot(bytes, [points, flag], QUESTION)).problems)).toEqual(['SIM118 /as read/0/facts/extra']);
  });
});
