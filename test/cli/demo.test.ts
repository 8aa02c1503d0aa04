import { SimulationOutput } from '@tierwright/cli';
import { expect, it } from 'vitest';
import { answerOf, tierwright } from './tierwright.ts';

it('the demonstration shows a real comparison, and what it suggests works as printed', async () => {
  const run = await tierwright(['demo']);
  expect(run).toMatchObject({ code: 0, err: '' });
  expect(run.out).toMatch(/\d+ programs, no errors; \d+ tests of their own, all pass\./);
  expect(run.out).toMatch(/\d+ of 4,000 partners change tier; benefit cost falls by [\d,]+ EUR a year.*lose Gold/);
  expect(run.out).toContain('tiers before (rows) and after (columns)');
  expect(run.out.match(/^ {2}.+ \(P\d{6}\): .+ → .+$/gm)).toHaveLength(3);
  const suggested = [...run.out.matchAll(/^ {2}npx tierwright (.+)$/gm)].map(([, line = '']) => line.split(' '));
  expect(suggested).toHaveLength(3);
  for (const args of suggested) expect((await tierwright(args)).code).toBe(0);
  const again = await tierwright(['demo', '--json']);
  expect(run.out).toContain(answerOf<SimulationOutput>(SimulationOutput, again).summary);
});
