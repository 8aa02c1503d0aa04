import { describe, expect, it } from 'vitest';
import { PARTNERS, REGIONS, reportOn, shardOf } from '../regions.fixture.ts';
import type { Selector } from '../sections.ts';
import type { Within } from '../slices/within.ts';
import { mergePartners, partnersOf } from './partners-of.ts';
import { readSelector } from './read-selector.ts';

describe('the partners behind a number', () => {
  const report = reportOn(REGIONS, PARTNERS);
  const cuts = [PARTNERS, PARTNERS.slice(0, 13), PARTNERS.slice(13)].map((partners) => shardOf(REGIONS, partners));
  const [whole, ...shards] = cuts as [(typeof cuts)[0], ...typeof cuts];

  /** How many there are; asked of one shard and of two, all at once and by pages of three. */
  function asked(selector: Selector): number {
    expect(readSelector(JSON.parse(JSON.stringify(selector)), REGIONS)).toEqual({ ok: true, value: selector, problems: [] });
    const all = partnersOf(whole, selector, { limit: 100 });
    const page = (after?: string) => {
      const asking = { limit: 3, ...(after === undefined ? {} : { after }) };
      return mergePartners(
        shards.map((shard) => partnersOf(shard, selector, asking)),
        asking,
      );
    };
    const paged: string[] = [];
    for (let next = page(); next.partners.length > 0; next = page(paged.at(-1))) {
      expect(next.total).toBe(all.total);
      paged.push(...next.partners.map(({ partner }) => partner));
    }
    expect(paged).toEqual(all.partners.map(({ partner }) => partner));
    expect(new Set(paged).size).toBe(all.total);
    return all.total;
  }

  it('SIM-M15: are as many as moves say, also within a slice', () => {
    for (const { track, moves } of report.moves)
      for (const { from, to, partners } of moves) expect(asked({ part: 'moves', track, from, to })).toBe(partners);
    for (const { by, fact, values } of report.slices)
      for (const { value, deciles, partners, directions, bands, tracks } of values) {
        const within = { by, fact, value: deciles && value !== null ? deciles.buckets : value } as Within;
        expect(asked({ part: 'slices', within })).toBe(partners);
        expect(asked({ part: 'slices', within, direction: 'down' })).toBe(directions.down);
        expect(asked({ part: 'bands', band: 'loseOver5', within })).toBe(bands.loseOver5);
        for (const { track, moves } of tracks)
          for (const { from, to, partners: own } of moves) expect(asked({ part: 'moves', track, from, to, within })).toBe(own);
      }
  });

  it('SIM-M15: are as many as bands, the bill and the limits say', () => {
    for (const { band, partners } of report.bands) expect(asked({ part: 'bands', band })).toBe(partners);
    for (const { line, before, after, unknown } of report.cost.lines) {
      expect(asked({ part: 'cost', line, who: 'before' })).toBe(before.partners);
      expect(asked({ part: 'cost', line, who: 'after' })).toBe(after.partners);
      expect(asked({ part: 'cost', line, who: 'unknown' })).toBe(unknown);
      const [gained, lost] = [asked({ part: 'cost', line, who: 'gained' }), asked({ part: 'cost', line, who: 'lost' })];
      expect(gained - lost).toBe(after.partners - before.partners);
    }
    expect(asked({ part: 'limits', measure: 'demotedWithoutGracePercent' })).toBe(report.changes.changed);
  });

  it('SIM-M15: are as many as changes and reasons say', () => {
    expect(asked({ part: 'changes' })).toBe(report.changes.changed);
    expect(asked({ part: 'changes', direction: 'down' })).toBe(report.changes.directions.down);
    expect(asked({ part: 'changes', direction: 'up' })).toBe(0);
    for (const { change, track, tier, partners, near } of report.changes.tiers) {
      expect(asked({ part: 'changes', tier: { change, track, tier } })).toBe(partners);
      expect(asked({ part: 'changes', tier: { change, track, tier, near: true } })).toBe(near);
    }
    for (const { change, track, tier, reason, partners, alone, near } of report.changes.reasons) {
      expect(asked({ part: 'changes', tier: { change, track, tier, reason } })).toBe(partners);
      expect(asked({ part: 'changes', tier: { change, track, tier, reason, alone: true } })).toBe(alone);
      expect(asked({ part: 'changes', tier: { change, track, tier, reason, near: true } })).toBe(near);
    }
    expect(partnersOf(whole, { part: 'undecided' } as unknown as Selector, { limit: 1 })).toEqual({ total: 0, partners: [] });
  });

  it('SIM-M15: have their titles', () => {
    const titled = shardOf(REGIONS, [{ ...PARTNERS[30]!, title: 'Thirty' }, PARTNERS[31]!]);
    expect(partnersOf(titled, { part: 'slices', within: { by: 'fact', fact: 'region', value: 'north' } }, { limit: 5 }).partners).toEqual([
      { partner: 'P30', title: 'Thirty' },
    ]);
  });
});
