import { compileProgram } from '@tierwright/engine';
import type { Program } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import type { PartnerColumns } from '../columns/partner-columns.ts';
import { WasmTiers } from '../wasm/wasm-tiers.ts';
import { NotInColumns } from './not-in-columns.ts';
import { Plan } from './plan.ts';
import { TierPlanner } from './tier-planner.ts';

/** Two tiers that ask for orders, and the upper one for people besides. */
const program = (orders: readonly [silver: number, gold: number], derived: Program['derived'] = {}): Program => ({
  pdl: '1.0',
  program: 'cedar',
  version: '1',
  title: 'Cedar',
  currency: 'USD',
  timeZone: 'UTC',
  facts: {
    orders: { title: 'Orders', type: 'integer', attribute: 'orders' },
    people: { title: 'People', type: 'integer', attribute: 'people' },
  },
  parameters: { 'min.orders': { title: 'Orders', type: 'integer', byTier: { silver: orders[0], gold: orders[1] } } },
  derived,
  requirements: {
    selling: {
      title: 'Selling',
      why: 'It sells.',
      when: { all: [{ fact: 'orders', operator: 'greaterThanInclusive', value: { fact: 'min.orders' } }] },
    },
    staffed: { title: 'Staffed', why: 'It has people.', when: { all: [{ fact: 'people', operator: 'greaterThan', value: 2 }] } },
    ...(Object.keys(derived).length > 0 && {
      lasting: { title: 'Lasting', why: 'It lasts.', when: { all: [{ fact: 'steady', operator: 'equal' as const, value: true }] } },
    }),
  },
  tracks: [
    {
      id: 'main',
      title: 'Main',
      tiers: [
        { id: 'silver', title: 'Silver', qualify: { all: [{ condition: 'selling' }, { condition: 'staffed' }] } },
        {
          id: 'gold',
          title: 'Gold',
          qualify: {
            all: [
              { condition: 'selling' },
              { condition: 'staffed' },
              ...(Object.keys(derived).length > 0 ? [{ condition: 'lasting' }] : []),
            ],
          },
        },
      ],
    },
  ],
});

const planned = (plan: Plan, of: Program) => new TierPlanner(plan, compileProgram(of), { day: '2026-06-30' }).tracks();

describe('a plan', () => {
  it('SIM-C4: has what tiers and versions share once', () => {
    const plan = new Plan();
    planned(plan, program([10, 20]));
    const alone = plan.statuses.length;
    // Two tests of orders, one of people, and what each tier makes of them.
    expect(alone).toBe(5);
    planned(plan, program([10, 30]));
    expect(plan.statuses.length).toBe(alone + 2);
    planned(plan, program([10, 30]));
    expect(plan.statuses.length).toBe(alone + 2);
  });

  it('SIM-C5: makes modules that hold no limits', () => {
    const columns: PartnerColumns = {
      count: 3,
      asOf: '2026-06-30',
      partners: ['a', 'b', 'c'],
      facts: new Map([
        ['orders', { kind: 'number', known: null, values: Int8Array.from([5, 15, 25]) }],
        ['people', { kind: 'number', known: null, values: Int8Array.from([3, 3, 3]) }],
      ]),
      groups: new Map(),
      entries: new Map(),
    };
    const wasm = new WasmTiers(columns);
    const tiersOf = (silver: number, gold: number): readonly number[] => {
      const plan = new Plan();
      return [...(wasm.qualified(plan, planned(plan, program([silver, gold])))[0]?.tiers ?? [])];
    };
    expect([tiersOf(10, 20), wasm.compiled]).toEqual([[-1, 0, 1], 1]);
    expect([tiersOf(1, 16), wasm.compiled]).toEqual([[0, 0, 1], 1]);
    expect([tiersOf(-1000, 5.5), wasm.compiled]).toEqual([[0, 1, 1], 1]);
  });

  it('SIM-C6: says what columns cannot hold', () => {
    const held = { steady: { title: 'Steady', held: 'selling', days: 'every', trailing: 'P1Y' } } as const;
    expect(() => planned(new Plan(), program([10, 20], held))).toThrow(NotInColumns);
  });
});
