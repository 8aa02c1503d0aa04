import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lifecycleProgram } from '../approvals/asked-item.fixture.ts';
import type { LifecycleProgram } from '../machine/lifecycle-program.ts';
import type { Lead } from './lead.ts';
import { leadTable } from './lead-table.ts';
import { type Candidate, HOUR, LeadWorld, leadProgram, MONDAY } from './lead-world.fixture.ts';

const candidate = fc.record<Candidate>({
  good: fc.constantFrom(true, true, true, false, null),
  score: fc.constantFrom(1, 2, 3, null),
  room: fc.constantFrom(1, 3, 3, 3, null),
  openLeads: fc.constantFrom(0, 0, 2, null),
  lastOfferedAt: fc.constantFrom(null, 1, 2, 3),
});
const some = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'), candidate, { noNullPrototype: true });
const rank = [{ fact: 'score', order: 'highest' as const }];
const program = (onMissed: 'remind' | 'recall', rounds: number) =>
  leadProgram({ rank, rounds, capacity: { fact: 'room' }, accept: 'PT4H', feedback: { first: 'PT6H', every: 'P1D', onMissed } });
const PROGRAMS = [program('remind', 5), program('recall', 3), program('recall', 1)] as const;
const TYPES = [
  'accept',
  'accept',
  'decline',
  'feedback',
  'feedback',
  'recall',
  'place',
  'candidatesChanged',
  'partnerEnded',
  'nothing',
] as const;
const PROGRESS = ['contacted', 'qualified', 'registered', 'won', 'lost', 'disqualified'];
const act = fc.record({
  type: fc.constantFrom(...TYPES),
  wait: fc.nat(6),
  to: fc.option(fc.constantFrom(...PROGRESS), { nil: undefined }),
});

function check(item: Lead, rounds: number): void {
  const { offers, state, partner, timers } = item;
  expect(offers.length).toBeLessThanOrEqual(rounds);
  expect(new Set(offers.map((offer) => offer.partner)).size).toBe(offers.length);
  const current = offers.filter(({ outcome }) => outcome === 'open' || outcome === 'accepted');
  expect(current.map((offer) => offer.partner)).toEqual(partner === null ? [] : [partner]);
  expect(timers.length).toBe(leadTable.ends.includes(state) ? 0 : 1);
}

describe('leads in any order', () => {
  it('L1, L1.5: have one partner at a time, no partner twice, and no timer at an end', () => {
    const reached = new Set<string>();
    const runs = fc.property(
      fc.constantFrom(...PROGRAMS),
      some,
      fc.array(act, { minLength: 20, maxLength: 40 }),
      (under, candidates, acts) => {
        const world = new LeadWorld(candidates, under);
        const rounds = under.program.leads?.rounds ?? 0;
        let { item } = world.begin();
        let at = MONDAY;
        for (const { type, wait, to } of acts) {
          at += wait * HOUR;
          const by = type === 'recall' || item.partner === null ? 'sally' : `of ${item.partner}`;
          const message = type === 'nothing' ? undefined : { type, by, reason: 'So.', ...(to === undefined ? {} : { to }) };
          try {
            item = world.after(item, at, message as never);
          } catch (error) {
            // Refused: nothing happened. Anything else is a bug.
            if (!(error instanceof Error && /^OPS\d{3} /.test(error.message))) throw error;
          }
          reached.add(item.state);
          check(item, rounds);
        }
      },
    );
    fc.assert(runs, { numRuns: 300, seed: 3 });
    const passing = ['declined'];
    expect([...reached, ...passing].sort()).toEqual([...new Set(leadTable.rows.flatMap(({ from, to }) => [from, to]))].sort());
  });

  it('L1.3: the order in which candidates are given does not matter', () => {
    fc.assert(
      fc.property(some, fc.infiniteStream(fc.nat()), (candidates, picks) => {
        const left = Object.entries(candidates);
        const shuffled: typeof left = [];
        while (left.length > 0) shuffled.push(...left.splice((picks.next().value ?? 0) % left.length, 1));
        const world = new LeadWorld(candidates, PROGRAMS[0]);
        expect(new LeadWorld(Object.fromEntries(shuffled), PROGRAMS[0]).asked()).toEqual(world.asked());
      }),
      { numRuns: 100, seed: 4 },
    );
  });

  it('L1, L1.2: whoever is asked may have it, and stands before all who are not', () => {
    const value = ({ score }: Candidate): number => (typeof score === 'number' ? score : -1);
    fc.assert(
      fc.property(some, (candidates) => {
        const asked = new LeadWorld(candidates, PROGRAMS[0]).asked();
        const may = Object.entries(candidates).filter(
          ([, { good, room, openLeads }]) => good === true && typeof room === 'number' && typeof openLeads === 'number' && openLeads < room,
        );
        const ids = may.map(([id]) => id);
        expect(asked.length).toBe(Math.min(ids.length, 5));
        expect(ids).toEqual(expect.arrayContaining([...asked]));
        const values = asked.map((id) => value(candidates[id] ?? {}));
        expect(values).toEqual(
          ids
            .map((id) => value(candidates[id] ?? {}))
            .sort((one, other) => other - one)
            .slice(0, 5),
        );
      }),
      { numRuns: 100, seed: 5 },
    );
  });
});

const northwind = (version: string): LifecycleProgram =>
  lifecycleProgram(readFileSync(new URL(`../../../../rules/northwind/${version}.program.json`, import.meta.url), 'utf8'));

describe.each(['2026.2.0', '2027.1.0'])('leads of Northwind %s', (version) => {
  const base = { type: 'reseller', region: 'EMEA', agreementSigned: true, overdue: false };
  const gold = { 'bookings.t12m': 400_000, 'certs.active': 12, 'deals.won.t12m': 20, 'csat.t6m': 90, specializations: ['cloud'] };
  const at = Date.parse(`${version.slice(0, 4)}-03-01T10:00:00+01:00`);
  const answers = { customer: { name: 'Hospital', country: 'DE' }, products: ['cloud-one'], region: 'EMEA', family: 'cloud' };

  it('L1, L1.4: higher tiers first, in their own time zone', () => {
    const world = new LeadWorld(
      {
        gold: { attributes: base, facts: gold },
        full: { attributes: base, facts: gold, openLeads: 10 },
        registered: { attributes: base, facts: { specializations: ['cloud'] } },
        elsewhere: { attributes: { ...base, region: 'NA' }, facts: gold },
        other: { attributes: base, facts: { ...gold, specializations: ['data'] } },
        owing: { attributes: { ...base, overdue: true }, facts: gold },
      },
      northwind(version),
    );
    let { item } = world.begin(answers, at);
    expect(item.partner).toBe('gold');
    expect(new Date(item.timers[0]?.at ?? 0).toISOString()).toBe(
      `${version.slice(0, 4)}-03-0${version.startsWith('2026') ? 3 : 2}T16:00:00.000Z`,
    );
    item = world.answer(item, at, { type: 'decline' });
    expect(item.partner).toBe('registered');
    expect(world.after(item, at + 100 * HOUR)).toMatchObject({ state: 'unplaced', reasons: [{ by: 'nobodyLeft' }] });
  });
});
