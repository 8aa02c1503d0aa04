import { compileProgram, decide } from '@tierwright/engine';
import { fromDay, type PartnerData } from '@tierwright/facts';
import { canonicalize, type Derived, type Parameter } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { decideVersions } from '../outcome/decide-version.ts';
import { decisionAt } from '../outcome/decision-at.ts';
import { makeSnapshot } from '../snapshot/make-snapshot.ts';
import { rowsOf, type SnapshotQuestion } from '../snapshot/snapshot.ts';
import { SnapshotBuilder } from '../snapshot/snapshot-builder.ts';
import { FORMS, formPartners, onOneDay } from '../snapshot/snapshots.fixture.ts';

const QUESTION: SnapshotQuestion = { base: 'a'.repeat(64), asOf: '2026-06-30' };
/** Sales in windows of a month come and go. */
const SALES = {
  title: 'Sales',
  type: 'money',
  from: { record: 'order', aggregate: 'sum', of: 'amount', window: { on: 'soldOn', trailing: 'P1M' } },
} as const;
const LEAST: Parameter = {
  title: 'Least',
  type: 'money',
  byTier: {
    base: [
      { from: '2026-01-01', value: 50 },
      { from: '2026-04-20', value: 120 },
    ],
    top: 200,
  },
};

/** The tier `base` asks for what is derived; the benefit too, of the tier that is held. */
const program = (long: Derived, parameters: Readonly<Record<string, Parameter>> = {}, isTurning = false) =>
  compileProgram(
    {
      ...FORMS,
      facts: { ...FORMS.facts, sales: SALES },
      parameters: { least: LEAST, ...parameters },
      derived: { long },
      requirements: {
        sells: {
          title: 'Sells',
          when: {
            all: [
              { fact: 'sales', operator: 'greaterThanInclusive', value: { fact: 'least' } },
              { fact: 'region', operator: 'equal', value: 'NA' },
              ...(isTurning ? [{ fact: 'today', operator: 'lessThan', value: '2026-05-03' } as const] : []),
            ],
          },
        },
      },
      tracks: [
        {
          id: 'track',
          title: 'T',
          award: 'highest',
          tiers: ['base', 'top'].map((id) => ({ id, title: id, qualify: { fact: 'long', operator: 'equal', value: true } as const })),
        },
      ],
      benefits: [{ id: 'bonus', title: 'Bonus', kind: 'discount', value: 5, when: { fact: 'long', operator: 'equal', value: true } }],
    } as unknown as typeof FORMS,
    canonicalize({ long, parameters, isTurning } as never),
  );

/** How many hold each tier; what columns decide is what rows decide. */
function compared(compiled: ReturnType<typeof program>, partners: readonly PartnerData[], days: Partial<SnapshotQuestion> = {}) {
  const snapshot = makeSnapshot([compiled], partners, { ...QUESTION, ...days });
  const counts: Record<string, number> = { byRows: snapshot.asRead.size };
  for (const way of ['javascript', 'wasm'] as const) {
    const [outcome] = decideVersions(snapshot, [compiled], way);
    for (const [index, partner] of partners.entries()) {
      const row = decide(compiled, partner, {
        asOf: QUESTION.asOf,
        ...(days.parametersAsOf === undefined ? {} : { parametersAsOf: days.parametersAsOf }),
        extra: 'ignore',
      });
      if (!row.ok || outcome === undefined) throw new Error('the partner is well');
      expect(canonicalize(decisionAt(snapshot, outcome, index))).toBe(canonicalize(row.value));
      const tier = row.value.tracks[0]?.tier ?? 'none';
      if (way === 'wasm') counts[tier] = (counts[tier] ?? 0) + 1;
    }
  }
  return { snapshot, counts };
}

const ANY: Derived = { title: 'Long', held: 'sells', days: 'any', trailing: 'P3M' };

describe('what is held over days', () => {
  it.each<[string, Derived, Partial<SnapshotQuestion>]>([
    ['any of some months', ANY, {}],
    ['every day of a week', { ...ANY, days: 'every', trailing: 'P1W' }, {}],
    // What was sold on 10 May counts through 9 June.
    ['a period that begins on the last day of a row', { ...ANY, trailing: 'P22D' }, {}],
    ['a period that begins a day later', { ...ANY, trailing: 'P21D' }, {}],
    ['calendar quarters', { title: 'L', held: 'sells', days: 'any', calendar: { unit: 'quarter', complete: 1, current: true } }, {}],
    ['a complete month', { title: 'L', held: 'sells', days: 'any', calendar: { unit: 'month', complete: 1 } }, {}],
    ['parameters of one day', ANY, { parametersAsOf: '2026-02-01' }],
  ])('SIM-C7: %s, as rows decide it', (_, long, days) => {
    const { counts } = compared(program(long), onOneDay(60), days);
    expect(counts).toMatchObject({ byRows: 0, none: expect.any(Number), base: expect.any(Number) });
  });

  it('SIM-C7: with a period that is a parameter, and where today turns', () => {
    const term = { title: 'Term', type: 'duration', byTier: { base: 'P2M', top: 'P5M' } } as const;
    const long: Derived = { title: 'Long', held: 'sells', days: 'any', trailing: { fact: 'term' } };
    expect(compared(program(long, { term }), onOneDay(60)).snapshot.made.since).toBe('2026-01-31');
    const { counts } = compared(program(ANY, {}, true), onOneDay(60));
    expect(counts).toMatchObject({ byRows: 0, base: expect.any(Number) });
    expect(counts.base).toBeLessThan(compared(program(ANY), onOneDay(60)).counts.base ?? 0);
  });

  it('SIM-C7: not of a period without a value, for which no other day is looked at', () => {
    const long: Derived = { title: 'Long', held: 'sells', days: 'any', trailing: { fact: 'term' } };
    const open = { title: 'Term', type: 'duration', value: null, placeholder: 'Nobody says.' } as unknown as Parameter;
    const { snapshot, counts } = compared(program(long, { term: open }), formPartners(30));
    expect([snapshot.made.since, counts]).toEqual([undefined, { byRows: 0, none: 30 }]);
  });

  it('SIM-C7: with a state before by rows', () => {
    const partners = formPartners(30);
    const { counts } = compared(program(ANY), partners);
    expect(counts.byRows).toBe(partners.filter(({ previous }) => previous !== undefined).length);
  });

  it('SIM-S3, SIM-S9: rows begin with the first day that is asked for, whatever is at hand', () => {
    const partners = onOneDay(20);
    const [long, plain] = [program(ANY), program({ title: 'Long', held: 'sells', days: 'any', trailing: 'P1D' })];
    const snapshot = makeSnapshot([long], partners, QUESTION);
    expect(snapshot.made.since).toBe('2026-03-31');
    for (const index of partners.keys()) expect(fromDay(snapshot.rows.days[rowsOf(snapshot.rows, index)[0]] as number)).toBe('2026-03-31');
    const before = makeSnapshot([plain], partners, QUESTION);
    expect(before.made.since).toBeUndefined();
    const again = (version: typeof long, atHand: typeof snapshot) => {
      const builder = new SnapshotBuilder([version], QUESTION, atHand);
      for (const partner of partners) builder.add(partner);
      return builder.finish();
    };
    expect(again(long, before)).toEqual(snapshot);
    expect(again(plain, snapshot)).toEqual(before);
    expect(again(long, snapshot)).toEqual(snapshot);
  });
});
