import type { ImpactReport } from '@tierwright/simulation';
import { describe, expect, it } from 'vitest';
import { amount } from './amounts.ts';
import { headlineNumbers, readWho } from './headline-numbers.ts';
import { differenceOf, type Mover, moversOf } from './movers.ts';
import { commandOfDraft, filesOf } from './reproduce-draft.ts';
import { yearBefore } from './today.ts';
import { withinOf } from './within-of.ts';

const mover = (partner: string, direction: Mover['direction'], more: Partial<Mover> = {}): Mover => ({
  ...{ partner, direction, moves: [], value: { before: 1, after: 3 } },
  ...more,
});

describe('the three numbers', () => {
  const total = { currency: { before: 'EUR', after: 'EUR' }, before: 10, after: 7, difference: -3, unknown: 2 };
  const report = { changes: { directions: { up: 3, in: 2, down: 4, out: 1, mixed: 1 } }, cost: { total } } as unknown as ImpactReport;

  it('count whoever comes into a tier as up, and whoever leaves all of them as down', () => {
    expect(headlineNumbers(report)).toEqual({ up: 5, down: 5, mixed: 1, cost: -3, currency: 'EUR', unknown: 2 });
  });

  it('have the sign and the currency of the program', () => {
    expect([
      amount(1234.5, 'EUR'),
      amount(-3, 'USD', { signed: true }),
      amount(0, 'JPY', { signed: true }),
      amount(20_000.4, 'USD'),
    ]).toEqual(['€1,234.50', '-$3', '¥0', '$20,000']);
  });
});

describe('the partners who move', () => {
  const missed = [{ requirement: 'r', title: 'Café sales', distance: null, leaves: [] }];
  const reason = { because: 'missed', version: 'candidate', tier: 'gold', distance: null, missed } as const;
  const all = [
    mover('a', 'up', { title: 'Ångström' }),
    mover('b', 'in'),
    mover('c', 'down', { moves: [{ track: 't', from: 'gold', to: null, reason: { ...reason, missed } }] }),
    mover('d', 'mixed', { value: { before: null, after: 1 } }),
  ];
  const ids = (who: Parameters<typeof moversOf>[1], text = '') => moversOf(all, who, text).map(({ partner }) => partner);

  it('are filtered by where they go, by name and by what was missing', () => {
    expect([ids('all'), ids('up'), ids('down'), ids('mixed')]).toEqual([['a', 'b', 'c', 'd'], ['a', 'b'], ['c'], ['d']]);
    expect([ids('all', ' angstrom '), ids('all', 'CAFE'), ids('up', 'cafe')]).toEqual([['a'], ['c'], []]);
    expect([readWho('down'), readWho('sideways'), readWho(undefined)]).toEqual(['down', 'all', 'all']);
  });

  it('have a difference where both values are known', () => {
    expect(all.map(differenceOf)).toEqual([2, 2, 2, null]);
  });
});

describe('what names a number, and a report', () => {
  it('names the partners of a slice', () => {
    const value = (one: string | number | boolean | null, deciles?: unknown) => ({ value: one, deciles }) as Parameters<typeof withinOf>[1];
    expect(withinOf({ by: 'fact', fact: 'region' }, value('EMEA'))).toEqual({ by: 'fact', fact: 'region', value: 'EMEA' });
    expect(withinOf({ by: 'age', fact: 'joinedOn' }, value(-1))).toEqual({ by: 'age', value: -1 });
    const buckets = { from: 1, through: 4 };
    expect(withinOf({ by: 'size', fact: 'bookings' }, value('1–2', { buckets }))).toEqual({ by: 'size', value: buckets });
    expect(withinOf({ by: 'size', fact: 'bookings' }, value(null))).toEqual({ by: 'size', value: null });
  });

  it('tells drafts with the version of what they are compared with apart', () => {
    const version = (hash: string) => ({ program: 'cedar', version: '1', hash });
    const made = { baseline: version('a'), candidate: version('b'), base: 'c', asOf: '2026-11-23', engineVersion: '1.0.0' };
    expect(filesOf(made)).toMatchObject({ baseline: 'cedar-1.program.json', candidate: 'cedar-1-draft.program.json' });
    expect(commandOfDraft({ ...made, from: '2025-11-23' })).toBe(
      'tierwright simulate cedar-1.program.json cedar-1-draft.program.json --base partners.ndjson --from 2025-11-23 --as-of 2026-11-23',
    );
    expect([yearBefore('2026-11-23'), yearBefore('2024-02-29')]).toEqual(['2025-11-23', '2023-02-28']);
  });
});
