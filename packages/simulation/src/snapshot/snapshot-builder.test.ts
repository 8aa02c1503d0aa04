import { compileProgram, TierEvaluator } from '@tierwright/engine';
import { fromDay, type PartnerData } from '@tierwright/facts';
import type { Fact, Program } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { valueAt } from '../columns/column.ts';
import { Plan } from '../plan/plan.ts';
import { TierPlanner } from '../plan/tier-planner.ts';
import { EXAMPLE, partnerWith, withGoldAt } from '../report/versions.fixture.ts';
import { qualifiedTiers } from '../run/qualified-tiers.ts';
import { columnsOfVersion, factColumns } from './fact-columns.ts';
import { factKeys, factOfKey } from './fact-keys.ts';
import { makeSnapshot } from './make-snapshot.ts';
import { rowsOf, type SnapshotQuestion } from './snapshot.ts';
import { SnapshotBuilder } from './snapshot-builder.ts';
import { compiledForms, FORMS, onOneDay } from './snapshots.fixture.ts';
import { textAt } from './texts.ts';

const QUESTION: SnapshotQuestion = { base: 'a'.repeat(64), asOf: '2026-06-30' };
const bookings = EXAMPLE.facts?.bookings as Fact;
/** Bookings of three months in place of twelve. */
const SHORTER: Program = {
  ...EXAMPLE,
  version: '2',
  facts: {
    ...EXAMPLE.facts,
    bookings: { ...bookings, from: { record: 'order', aggregate: 'sum', of: 'amount', window: { on: 'soldOn', trailing: 'P3M' } } },
  },
};
const [first, second] = [compileProgram(EXAMPLE), compileProgram(SHORTER)];
const partners = Array.from({ length: 70 }, (_, index) => partnerWith(`P${index}`, index * 30, index % 4));

describe('snapshots', () => {
  it('SIM-S1, SIM-S2: keep what two versions define alike once, and decide both from one plan', () => {
    const snapshot = makeSnapshot([first, second], partners, QUESTION);
    expect([...snapshot.facts.keys()].map(factOfKey).sort()).toEqual(['bookings', 'bookings', 'partner.status', 'people']);
    expect(snapshot.made.keys).toEqual([...new Set([...factKeys(first).values(), ...factKeys(second).values()])].sort());
    const plan = new Plan();
    const tracks = [first, second].map((compiled) =>
      new TierPlanner(plan, compiled, { day: QUESTION.asOf, columnOf: columnsOfVersion(compiled) }).tracks(),
    );
    expect(plan.values.filter(({ op }) => op === 'fact')).toHaveLength(3);
    const found = qualifiedTiers(plan, factColumns(snapshot), tracks.flat()).map(({ tiers }) => [...tiers]);
    for (const [index, compiled] of [first, second].entries()) {
      const evaluator = new TierEvaluator(compiled, QUESTION.asOf);
      const expected = partners.map((partner) => {
        const prepared = compiled.facts.prepare(partner);
        if (!prepared.ok) throw new Error('the partner is well');
        const [track] = evaluator.tiers(compiled.facts.facts(prepared.value, QUESTION.asOf));
        return ['silver', 'gold'].indexOf(track?.tier ?? '');
      });
      expect(found[index]).toEqual(expected);
      expect(new Set(expected).size).toBeGreaterThan(index === 0 ? 2 : 0);
    }
  });

  it('SIM-S1: list who cannot be decided, each problem once', () => {
    const wrong: PartnerData = { ...partnerWith('W', 5), attributes: { people: 'many' } };
    const old: PartnerData = { ...partnerWith('O', 5), previous: { on: '1901-01-01', tier: null } };
    const snapshot = makeSnapshot([first, second], [wrong, partnerWith('P', 5), old], QUESTION);
    expect([snapshot.count, textAt(snapshot.ids, 0)]).toEqual([1, 'P']);
    expect(snapshot.undecided.map(({ partner, problems }) => [partner, ...problems.map(({ code }) => code)])).toEqual([
      ['W', 'PDL407'],
      ['O', 'PDL409'],
    ]);
  });

  it('SIM-S1: data that a program needs and a partner lacks', () => {
    const needs = compileProgram({
      ...EXAMPLE,
      facts: { ...EXAMPLE.facts, people: { ...(EXAMPLE.facts?.people as Fact), onMissing: 'error' } },
    });
    const snapshot = makeSnapshot([first, needs], [{ id: 'P' }], QUESTION);
    expect([snapshot.count, snapshot.undecided.map(({ problems }) => problems.map(({ code }) => code))]).toEqual([0, [['PDL401']]]);
  });

  it('SIM-S3: a row from each day on which a fact of either version changes', () => {
    const partner: PartnerData = { ...partnerWith('P', 500), previous: { on: '2026-05-15', tier: 'silver', since: '2026-01-01' } };
    const snapshot = makeSnapshot([first, second], [partnerWith('Q', 1), partner, partnerWith('R', 1)], QUESTION);
    expect([0, 1, 2].map((index) => rowsOf(snapshot.rows, index))).toEqual([
      [0, 1],
      [1, 3],
      [3, 4],
    ]);
    // Sold on 1 March: out of three months from 1 June on.
    expect([...snapshot.rows.days].map(fromDay)).toEqual(['2026-06-30', '2026-05-16', '2026-06-01', '2026-06-30']);
    const shorter = snapshot.facts.get(factKeys(second).get('bookings') as string);
    expect(shorter && [1, 2].map((row) => valueAt(shorter, row))).toEqual([50_000, 0]);
    expect(snapshot.previous && [valueAt(snapshot.previous.tier, 0), valueAt(snapshot.previous.tier, 1)]).toEqual([null, 'silver']);
  });

  it('SIM-S3: a range begins on its first day, a state before it earlier', () => {
    const before: PartnerData = { ...partnerWith('P', 500), previous: { on: '2026-02-10', tier: 'silver' } };
    const snapshot = makeSnapshot([first], [partnerWith('Q', 1), before], { ...QUESTION, from: '2026-02-20' });
    expect([...snapshot.rows.days].map(fromDay)).toEqual(['2026-02-20', '2026-03-01', '2026-02-11', '2026-03-01']);
  });

  it('SIM-S1: of nobody and of one', () => {
    expect(makeSnapshot([first], [], QUESTION)).toMatchObject({ count: 0, rows: { count: 0, starts: null }, previous: null });
    const one = new SnapshotBuilder([first, compileProgram(withGoldAt(5))], QUESTION);
    one.add(partnerWith('Größe 😀', 5));
    const snapshot = one.finish();
    expect([snapshot.count, textAt(snapshot.ids, 0), snapshot.facts.size]).toEqual([1, 'Größe 😀', 3]);
  });

  it('SIM-S4: keeps as they were read those whom columns do not hold, and no others', () => {
    const plain = onOneDay(2);
    const granted = {
      item: 'base',
      effect: 'keepTier',
      reason: 'Merger',
      from: '2026-01-01',
      until: '2027-01-01',
      askedBy: 'a',
      grantedBy: 'b',
    };
    const left: PartnerData[] = [
      { id: 'exception', records: { exception: [granted] } },
      { id: 'given', facts: { 'partner.tier': 'base' } },
      { id: 'unheard of', facts: { nothing: 1 } },
      { id: 'late', loaded: { order: '2026-06-01' } },
    ];
    const stays: PartnerData[] = [
      { id: 'fact given', facts: { orders: 7, 'partner.status': 'suspended' } },
      { id: 'loaded', loaded: { order: '2026-06-30' } },
    ];
    const snapshot = makeSnapshot([compiledForms], [...plain, ...left, ...stays], QUESTION);
    expect([...snapshot.asRead]).toEqual(left.map((partner, index) => [index + 2, partner]));
    expect(snapshot.made.rows).toEqual([]);
    const [status, orders] = [snapshot.facts.get('partner.status'), snapshot.facts.get(factKeys(compiledForms).get('orders') as string)];
    expect([status && valueAt(status, 6), orders && valueAt(orders, 6), status && valueAt(status, 7)]).toEqual(['suspended', 7, 'active']);
  });

  it('SIM-S4: keeps everybody where a version is not decided in columns', () => {
    const held = compileProgram({
      ...FORMS,
      // What is held of what is held.
      derived: {
        long: { held: 'sellsLong', days: 'every', trailing: 'P1M' },
        once: { held: 'sells', days: 'any', trailing: 'P1M' },
      },
      requirements: {
        ...FORMS.requirements,
        sellsLong: { title: 'Long', when: { all: [{ fact: 'once', operator: 'equal', value: true }] } },
      },
      tracks: [
        {
          id: 'track',
          title: 'T',
          tiers: [{ id: 'base', title: 'B', qualify: { all: [{ fact: 'long', operator: 'equal', value: true }] } }],
        },
      ],
    });
    const snapshot = makeSnapshot([compiledForms, held], onOneDay(3), QUESTION);
    expect([snapshot.asRead.size, snapshot.made.rows]).toEqual([3, 'everybody']);
  });
});
