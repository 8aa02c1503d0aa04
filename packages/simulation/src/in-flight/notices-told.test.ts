import type { Program } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { TierOrder } from '../report/tier-order.ts';
import type { LetterTold } from './letters.ts';
import { notices, noticesPart } from './notices-told.ts';
import { published } from './stories.fixture.ts';

const next = published('northwind', '2027.1.0');
const letter = (more: Partial<LetterTold> = {}): LetterTold => ({
  ...{ day: '2027-01-01', notice: 'milestone', event: 'member.milestoneEnding', subject: 'A', text: 'B', channels: ['email'] },
  ...{ send: 'now', to: ['partner'], holds: [], people: 2, ...more },
});
const partners = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    partner: `P${String(n).padStart(4, '0')}`,
    title: `Partner ${n}`,
    letters: [
      letter({ day: '2027-01-02' }),
      letter(),
      ...(n % 2 === 0 ? [letter({ day: '2026-11-02', notice: 'change', people: 1 })] : []),
    ],
  }));
const told = (candidate: Program, parts: ReturnType<typeof noticesPart>[]) =>
  notices.tell(notices.merge(parts), { baseline: next, candidate, order: new TierOrder(next, candidate) });

describe('notices', () => {
  it('SIM-F12: are counted by day, with the people they go to, and the first are shown', () => {
    const all = partners(1200);
    const whole = told(next, [noticesPart(all)]);
    expect(whole).toMatchObject({ partners: 1200, letters: 3000, noticesPerDay: 2400 });
    expect(whole.days).toEqual([
      { day: '2026-11-02', people: 600 },
      { day: '2027-01-01', people: 2400 },
      { day: '2027-01-02', people: 2400 },
    ]);
    expect(whole.shown).toHaveLength(1000);
    expect(whole.shown[0]?.letters.map(({ day }) => day)).toEqual(['2026-11-02', '2027-01-01', '2027-01-02']);
    for (const cut of [2, 7, 64]) {
      const parts = Array.from({ length: cut }, (_, shard) => noticesPart(all.filter((_one, index) => index % cut === shard)));
      expect(told(next, parts.reverse())).toEqual(whole);
    }
  });

  it('SIM-F12: are held where the document says so, or where they go to many', () => {
    const held = (candidate: Program, count: number) =>
      told(candidate, [noticesPart(partners(count))]).counts.map(({ notice, heldBy }) => [notice, heldBy]);
    expect(held(next, 2)).toEqual([
      ['change', 'programOwner'],
      ['milestone', null],
      ['milestone', null],
    ]);
    expect(held(next, 20)).toContainEqual(['milestone', 'programOwner']);
  });

  it('SIM-F12: of partners who are told nothing, nothing is counted', () => {
    expect(told(next, [noticesPart([{ partner: 'P1', title: 'P1', letters: [] }]), notices.empty()])).toEqual({
      ...{ partners: 0, assumed: 0, letters: 0, counts: [], days: [], noticesPerDay: 0, shown: [] },
    });
  });
});
