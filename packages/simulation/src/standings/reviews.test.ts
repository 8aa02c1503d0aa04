import { compileProgram, decide } from '@tierwright/engine';
import { fromDay, type PartnerData, toDay } from '@tierwright/facts';
import type { Condition, FactRef, Keep, Previous, Probation, Program, Review, ReviewDates } from '@tierwright/program';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { OutcomeBuilder } from '../outcome/outcome-builder.ts';
import type { Standings } from '../outcome/version-outcome.ts';
import { makeSnapshot } from '../snapshot/make-snapshot.ts';
import { standingsUnder } from './standings-under.ts';

const AS_OF = '2026-12-31';
const AREAS = ['north', 'south'] as const;
const TIERS = ['silver', 'gold', 'top'] as const;

const day = fc.integer({ min: -400, max: 60 }).map((days) => fromDay(toDay(AS_OF) + days));
const every = fc.constantFrom('day', 'month', 'quarter', 'year');
const dates: fc.Arbitrary<ReviewDates> = fc.oneof(
  fc.record({ every }),
  fc.record({ every, since: fc.constant('joined') }),
  fc.record({ every, from: day }),
  fc.record({
    dates: fc.uniqueArray(
      day.map((one) => one.slice(5)),
      { minLength: 1, maxLength: 3 },
    ),
  }),
);
const term = fc.constantFrom<string | FactRef>('P0D', 'P20D', 'P2M', 'P1Y', { fact: 'term' });
const member: fc.Arbitrary<Condition> = fc.constant<Condition>({ all: [{ fact: 'member', operator: 'equal', value: true }] });
const span: fc.Arbitrary<Keep> = fc.oneof(
  fc.record({ when: member }),
  fc.record({ since: fc.constant('joined') }),
  fc.record({ since: fc.constant('joined'), for: term }),
  fc.record({ when: member, since: fc.constant('joined'), for: term }),
  fc.record({ until: day }),
  fc.record({ when: member, until: day }),
);
const trial: fc.Arbitrary<Probation> = fc.oneof(
  fc.record({ until: day, reach: fc.constantFrom(...TIERS) }),
  fc.record({ when: member, since: fc.constant('joined'), for: term, reach: fc.constantFrom(...TIERS) }),
);
const optional = <T>(value: fc.Arbitrary<T>) => fc.array(value, { maxLength: 1 });
const review: fc.Arbitrary<Review> = fc
  .tuple(
    optional(dates),
    fc.constantFrom('one', 'any'),
    optional(dates),
    optional(term),
    fc.constantFrom('qualified', 'oneBelow'),
    fc.array(span, { maxLength: 2 }),
    optional(trial),
  )
  .map(([[up], steps, [down], [grace], to, keep, probation]) => ({
    promote: { ...(up && { at: up }), steps: steps as 'one' | 'any' },
    demote: { ...(down && { at: down }), ...(grace && { grace }), to: to as 'qualified' | 'oneBelow' },
    keep,
    probation,
  }));

const sold = fc.array(fc.record({ soldOn: day, points: fc.integer({ min: 1, max: 3 }), area: fc.constantFrom(...AREAS) }), {
  maxLength: 6,
});
const tier = fc.constantFrom(null, ...TIERS);
const previous: fc.Arbitrary<Omit<Previous, 'groups' | 'tier'> & { groups: Record<string, string | null>; tier: string | null }> = fc
  .tuple(day, tier, fc.constantFrom('held', 'held', 'atRisk', 'removed'), day, fc.tuple(tier, tier))
  .map(([on, held, state, until, [north, south]]) => {
    if (state === 'removed') return { on, tier: null, groups: { north: null, south: null }, state: 'removed' as const };
    const isAtRisk = state === 'atRisk' && held !== null && north !== null;
    return { on, tier: held, groups: { north, south }, ...(isAtRisk && { state: 'atRisk' as const, until }) };
  });
const partner = fc.record({ order: sold, joined: fc.option(day), isMember: fc.option(fc.boolean()), before: previous });

/** Orders of the last 90 days count; tiers ask for 1, 3 and 5 points. Gold names no term. */
const program = (own: Review, ofGold: Review, isGrouped: boolean): Program => ({
  pdl: '1.0',
  program: 'reviewed',
  version: '1',
  title: 'Reviewed',
  currency: 'USD',
  timeZone: 'UTC',
  records: {
    order: {
      title: 'Order',
      fields: { soldOn: { type: 'date' }, points: { type: 'integer' }, area: { type: 'enum', values: [...AREAS] } },
    },
  },
  facts: {
    points: {
      title: 'Points',
      type: 'integer',
      from: { record: 'order', aggregate: 'sum', of: 'points', window: { on: 'soldOn', trailing: 'P90D' } },
      ...(isGrouped && { by: 'area' }),
    },
    joined: { title: 'Joined', type: 'date', attribute: 'joined' },
    member: { title: 'Member', type: 'boolean', attribute: 'member' },
  },
  parameters: {
    least: { title: 'Least', type: 'integer', byTier: { silver: 1, gold: [{ value: 3 }, { from: '2026-10-15', value: 2 }], top: 5 } },
    term: { title: 'Term', type: 'duration', byTier: { silver: 'P1M', top: 'P45D' } },
  },
  requirements: {
    enough: { title: 'Enough', when: { all: [{ fact: 'points', operator: 'greaterThanInclusive', value: { fact: 'least' } }] } },
  },
  tracks: [
    {
      id: 'main',
      title: 'Main',
      ...(isGrouped && { per: 'area' }),
      review: own,
      tiers: TIERS.map((id) => ({ id, title: id, qualify: { all: [{ condition: 'enough' }] }, ...(id === 'gold' && { review: ofGold }) })),
    },
  ],
});

const rowsOf = (standings: readonly Standings[], count: number): string[] =>
  Array.from({ length: count }, (_, index) =>
    standings
      .map(({ group, tier: held, qualified, state, until, since }) =>
        [group, held[index], qualified[index], state[index], until[index], since[index]].join(' '),
      )
      .join(', '),
  );

it.each([false, true])('SIM-T1, SIM-T2: states go on by any review (groups: %s)', (isGrouped) => {
  fc.assert(
    fc.property(review, review, fc.array(partner, { minLength: 8, maxLength: 8 }), (own, ofGold, found) => {
      const compiled = compileProgram(program(own, ofGold, isGrouped));
      const partners = found.map(
        ({ order, joined, isMember, before: { groups, tier: held, ...before } }, index): PartnerData => ({
          id: `P${index}`,
          attributes: { joined, member: isMember },
          records: { order },
          previous: { ...before, ...(isGrouped ? { groups } : { tier: held }) },
        }),
      );
      const snapshot = makeSnapshot([compiled], partners, { base: 'a'.repeat(64), asOf: AS_OF });
      expect([snapshot.undecided, snapshot.asRead.size]).toEqual([[], 0]);
      const builder = new OutcomeBuilder(compiled, snapshot.count);
      for (const [index, data] of partners.entries()) {
        const outcome = decide(compiled, data, { asOf: AS_OF });
        if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
        builder.set(index, outcome.value, () => undefined);
      }
      const [standings = []] = standingsUnder(snapshot, [compiled], 'javascript');
      expect(rowsOf(standings, snapshot.count)).toEqual(rowsOf(builder.outcome.standings, snapshot.count));
    }),
    { numRuns: 60, seed: 6 },
  );
});
