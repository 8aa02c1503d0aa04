import type { Program } from '@tierwright/program';
import type { Curve, Sought } from '@tierwright/simulation';
import { expect, it } from 'vitest';
import type { SimulationOutput } from '../output/simulation.ts';
import { answerTables } from './answer-tables.ts';

const tracks = [
  { id: 'resale', title: 'Resale', tiers: [{ id: 'gold', title: 'Gold' }] },
  { id: 'services', title: 'Services', tiers: [{ id: 'gold', title: 'Gold' }] },
];
const headOf = (answers: Partial<SimulationOutput>, program: Partial<Program>) =>
  answerTables(answers as SimulationOutput, program as Program)[0]?.rows[0];

it('names the track of each tier of a curve where there are several', () => {
  const curve: Curve = { threshold: { parameter: 'min' }, title: 'Asked for', present: 1, partners: 0, points: [] };
  expect(headOf({ curves: [curve] }, { tracks })).toEqual(['min', 'Resale: Gold', 'Services: Gold', 'up', 'down', 'cost a year']);
  expect(headOf({ curves: [curve] }, { tracks: tracks.slice(0, 1) })).toEqual(['min', 'Gold', 'up', 'down', 'cost a year']);
});

it('says how far was looked for a goal that cannot be met', () => {
  const sought: Sought = {
    ...{ met: false, proved: true, looked: 5, distance: 1 },
    values: [{ threshold: { parameter: 'min', tier: 'gold' }, present: 1000, value: 2000, lowest: 0, highest: 2000 }],
    goals: [{ goal: { measure: 'cost', atMost: 10 }, comesTo: 50, met: false, atLowest: 98, atHighest: 50 }],
  };
  const rowsOf = (told: Sought) => answerTables({ sought: told } as SimulationOutput, {} as Program)[0]?.rows;
  expect(rowsOf(sought)).toEqual([
    ['', 'now, or goal', 'found', 'at the lowest', 'at the highest'],
    ['min of gold', '1,000', '2,000', '0', '2,000'],
    ['cost', '≤ 10', '50 (missed)', '98', '50'],
  ]);
  expect(rowsOf({ ...sought, met: true })?.[0]).toEqual(['', 'now, or goal', 'found']);
});
