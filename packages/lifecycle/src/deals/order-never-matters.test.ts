import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conflictRules, programOf } from './conflict-programs.fixture.ts';
import type { Deal } from './deal.ts';
import { actOf, chooser, play } from './deal-acts.fixture.ts';
import type { DealWorld } from './deal-world.fixture.ts';
import { intakeOf } from './intake/intake.ts';
import { isOpen } from './intake/queue.ts';
import { sameDeal } from './intake/same-deal.ts';

/** The deal as it is: not how often it was looked at, nor who was asked in vain. */
function told({ revision: _revision, at: _at, chainCount: _count, chains, asking, timers, requests, ...rest }: Deal) {
  const name = (id: string) => chains.find((chain) => chain.id === id)?.chain;
  return {
    ...rest,
    chains: chains.filter(({ state }) => state !== 'cancelled').map(({ id: _id, ...chain }) => chain),
    asking: asking && { ...asking, chain: name(asking.chain) },
    timers: timers.map(({ id, at }) => ({
      at,
      id: id
        .split(':')
        .map((part) => name(part) ?? part)
        .join(':'),
    })),
    requests: requests.map((request) => ('chain' in request ? { ...request, chain: name(request.chain ?? '') } : request)),
  };
}

/** D3.3: no two approved registrations of one deal have the same place, unless somebody found them to be two deals. */
function onePlaceEach(world: DealWorld): void {
  const intake = intakeOf(world.program);
  const approved = [...world.deals.values()].filter(({ state }) => state === 'approved');
  const apart = (a: Deal, b: Deal) => a.settled.some(({ opposing, as }) => opposing === b.id && as === 'notSame');
  for (const a of approved)
    for (const b of approved) {
      if (a.id >= b.id || apart(a, b) || apart(b, a) || a.terms?.place !== b.terms?.place) continue;
      if (sameDeal(intake.keys(a.answers), intake.keys(b.answers), intake.same)) throw new Error(`${a.id} and ${b.id} have one place`);
    }
}

const scripts = fc.array(actOf(4), { minLength: 4, maxLength: 30 });
const draws = fc.array(fc.nat(7), { minLength: 1, maxLength: 20 });

describe('the order of what has none', () => {
  it('D4, D4.3, D6: whatever the order in which tells arrive, the end is the same', () => {
    fc.assert(
      fc.property(conflictRules, scripts, draws, draws, (conflicts, script, one, other) => {
        const first = play(programOf(conflicts), 4, { acts: script, choose: chooser(one) });
        const second = play(programOf(conflicts), 4, { acts: script, choose: chooser(other) });
        expect(second.answers).toEqual(first.answers);
        const end = ({ world }: typeof first) => [...world.deals.values()].map(told);
        expect(end(second)).toEqual(end(first));
      }),
      { numRuns: 200, seed: 4 },
    );
  });

  it('D3, D3.3: no two registrations of one deal ever have the same place', () => {
    fc.assert(
      fc.property(conflictRules, scripts, draws, (conflicts, script, one) => {
        play(programOf(conflicts), 4, { acts: script, choose: chooser(one), check: onePlaceEach });
      }),
      { numRuns: 200, seed: 3 },
    );
  });

  it('D3.4, D19, D19.1: nothing is approved without a rule or a person, nothing open without something due, nothing ended with', () => {
    const check = (world: DealWorld) => {
      for (const deal of world.deals.values()) {
        const { state, timers, requests, tasks, chains, approvedAt, answers } = deal;
        if (state !== 'draft' && isOpen(deal)) expect(timers.length).toBeGreaterThan(0);
        if (state !== 'draft' && !isOpen(deal)) {
          expect(timers).toEqual([]);
          expect([...requests, ...tasks].filter((one) => one.state === 'open')).toEqual([]);
          expect(chains.filter((chain) => chain.state === 'running')).toEqual([]);
        }
        const isLarge = typeof answers.amount === 'number' && answers.amount > 100_000;
        if (state === 'approved' && approvedAt !== null && isLarge) expect(chains.some((chain) => chain.state === 'approved')).toBe(true);
      }
    };
    fc.assert(
      fc.property(conflictRules, scripts, (conflicts, script) => {
        play(programOf(conflicts), 4, { acts: script, check });
      }),
      { numRuns: 150, seed: 5 },
    );
  });
});
