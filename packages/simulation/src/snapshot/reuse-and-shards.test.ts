import { compileProgram } from '@tierwright/engine';
import type { FactModel, PartnerData } from '@tierwright/facts';
import type { Fact, Program } from '@tierwright/program';
import { describe, expect, it, vi } from 'vitest';
import { type Column, valueAt } from '../columns/column.ts';
import { impactOf, impactReport, mergeImpact } from '../impact/impact.ts';
import { EXAMPLE, partnerWith, withGoldAt } from '../report/versions.fixture.ts';
import { makeSnapshot } from './make-snapshot.ts';
import { shardOf } from './shard-of.ts';
import type { Snapshot } from './snapshot.ts';
import { SnapshotBuilder } from './snapshot-builder.ts';
import { compiledForms, FORMS, formPartners, onOneDay, QUESTION } from './snapshots.fixture.ts';

const more: Record<string, Fact> = {
  more: {
    title: 'More',
    type: 'money',
    from: { record: 'order', aggregate: 'max', of: 'amount', window: { on: 'soldOn', trailing: 'P1M' } },
  },
  orders: { title: 'Orders', type: 'integer', from: { record: 'order', aggregate: 'count', window: { on: 'soldOn', trailing: 'P2M' } } },
};
const compiledMore = compileProgram({ ...FORMS, version: '2', facts: { ...FORMS.facts, ...more } });
const versions = [compiledForms, compiledMore];

describe('a snapshot that is there already', () => {
  it.each<[string, PartnerData[]]>([
    ['on one day', onOneDay(40)],
    ['since states before', formPartners(40)],
  ])('SIM-S9: spares what it holds, and gives the same: %s', (_, partners) => {
    const reuse = makeSnapshot([compiledForms], partners.slice(5), QUESTION);
    // Nobody is kept as read, so that everybody's columns count.
    const builder = new SnapshotBuilder(versions, QUESTION, { ...reuse, asRead: new Map() });
    const spy = vi.spyOn(compiledForms.facts, 'facts');
    for (const partner of partners.slice(5)) builder.add(partner);
    expect(asked(spy.mock.calls)).toEqual(['by.customer']);
    spy.mockRestore();
    expect(builder.finish()).toEqual(makeSnapshot(versions, partners.slice(5), QUESTION));
  });

  it('SIM-S9: partners that it does not have, or keeps as they were read, are computed whole', () => {
    const partners = formPartners(30);
    const reuse = makeSnapshot(
      [compiledForms],
      partners.filter((_, index) => index % 3 !== 0),
      QUESTION,
    );
    const builder = new SnapshotBuilder(versions, QUESTION, { ...reuse, asRead: new Map(partners.slice(0, 7).entries()) });
    for (const partner of partners) builder.add(partner);
    expect(builder.finish()).toEqual(makeSnapshot(versions, partners, QUESTION));
  });

  it('SIM-S9: with facts that nobody asks for gives no rows of theirs', () => {
    const partners = formPartners(40);
    const reuse = makeSnapshot(versions, partners, QUESTION);
    expect(reuse.rows.count).toBeGreaterThan(makeSnapshot([compiledForms], partners, QUESTION).rows.count);
    const builder = new SnapshotBuilder([compiledForms], QUESTION, { ...reuse, asRead: new Map() });
    for (const partner of partners) builder.add(partner);
    expect(builder.takenOver.partners).toBe(40);
    expect(builder.finish()).toEqual(makeSnapshot([compiledForms], partners, QUESTION));
  });

  it('SIM-S9: is looked through by id where partners come in another order, or one of them is refused', () => {
    const partners = onOneDay(20);
    const wrong = { ...(partners[3] as PartnerData), attributes: { region: 'Mars' } };
    const builder = new SnapshotBuilder(versions, QUESTION, makeSnapshot([compiledForms], partners, QUESTION));
    const others = [...partners.slice(9), wrong, ...partners.slice(4, 9).reverse()];
    for (const partner of others) builder.add(partner);
    expect(builder.takenOver.partners).toBe(others.length - 1);
    expect([...builder.takenOver.keys].length).toBe(Object.keys(FORMS.facts ?? {}).length - 1);
    expect(builder.finish()).toEqual(makeSnapshot(versions, others, QUESTION));
  });

  it('SIM-S9: whose facts are not loaded is not known from columns', () => {
    const late: PartnerData = { ...partnerWith('late', 5), loaded: { order: '2026-06-01' } };
    const compiled = compileProgram(EXAMPLE);
    const builder = new SnapshotBuilder([compiled], QUESTION, makeSnapshot([compiled], [late], QUESTION));
    builder.add(late);
    expect([...builder.finish().asRead]).toEqual([[0, late]]);
  });

  it('SIM-S9: of another question it is of no use', () => {
    const reuse = makeSnapshot([compiledForms], [], { ...QUESTION, asOf: '2026-05-31' });
    expect(() => new SnapshotBuilder(versions, QUESTION, reuse)).toThrow('another question');
  });
});

/** The facts that were asked for. */
const asked = (calls: readonly Parameters<FactModel['facts']>[]): string[] => [
  ...new Set(calls.flatMap(([, , options]) => [...(options?.only ?? ['all'])])),
];

/** A snapshot with its columns as values: lanes and words of a shard are those of the whole. */
function withValues(snapshot: Snapshot) {
  const values = (column: Column, count: number) => Array.from({ length: count }, (_, index) => valueAt(column, index));
  const { rows, facts, groups, entries, previous } = snapshot;
  return {
    ...snapshot,
    facts: [...facts].map(([name, column]) => [name, values(column, rows.count)]),
    groups: [...groups].map(([name, columns]) => [name, [...columns].map(([group, column]) => [group, values(column, rows.count)])]),
    entries: [...entries].map(([by, { starts, partners, groups: names, facts: of }]) => {
      const present = [...of].map(([name, one]) => [name, values(one.values, partners.length), one.present]);
      return [by, starts, partners, values(names, partners.length), present];
    }),
    previous: previous && { ...previous, tier: values(previous.tier, snapshot.count) },
  };
}

describe('shards', () => {
  const stricter: Program = {
    ...FORMS,
    version: '3',
    requirements: { sells: { title: 'Sells', when: { all: [{ fact: 'bookings', operator: 'greaterThan', value: 300 }] } } },
  };
  const both = { baseline: compiledForms, candidate: compileProgram(stricter) };

  it.each([1, 2, 7, 64])('SIM-S10: %i of them decide as the whole does', (shards) => {
    for (const partners of [onOneDay(130), formPartners(130)]) {
      const whole = makeSnapshot([both.baseline, both.candidate], [...partners, { id: 'X', attributes: { region: 'Mars' } }], QUESTION);
      const cuts = Array.from({ length: shards + 1 }, (_, cut) => Math.floor((whole.count * cut) / shards));
      const parts = cuts.slice(1).map((to, index) => impactOf(shardOf(whole, cuts[index] as number, to), both));
      expect(impactReport(mergeImpact(parts), both)).toEqual(impactReport(impactOf(whole, both), both));
    }
  });

  it('SIM-S10: with benefits as well', () => {
    const withBenefits = { baseline: compileProgram(EXAMPLE), candidate: compileProgram(withGoldAt(2000)) };
    const partners = Array.from({ length: 30 }, (_, index) => partnerWith(`P${index}`, index * 140, index % 3));
    const whole = makeSnapshot([withBenefits.baseline, withBenefits.candidate], partners, QUESTION);
    const parts = [0, 11, 29].map((from, index, cuts) => impactOf(shardOf(whole, from, cuts[index + 1] ?? 30), withBenefits));
    expect(impactReport(mergeImpact(parts), withBenefits)).toEqual(impactReport(impactOf(whole, withBenefits), withBenefits));
  });

  it('SIM-S10: a shard is the snapshot of its partners', () => {
    const partners = formPartners(60);
    const whole = makeSnapshot([compiledForms], partners, QUESTION);
    const shard = shardOf(whole, 13, 47);
    const own = makeSnapshot([compiledForms], partners.slice(13, 47), QUESTION);
    expect(withValues(shard)).toEqual(withValues(own));
  });
});
