import { expect, it } from 'vitest';
import { play } from './play.ts';
import type { Story } from './stage.ts';

it('goes on with whoever is next, moves the clock there, and stops at the end', async () => {
  const told: string[] = [];
  async function* story(name: string, ...times: number[]): Story {
    for (const time of times) {
      yield time;
      told.push(`${name} ${time}`);
    }
    told.push(`${name} ends`);
  }
  await play([story('a', 10, 30, 90), story('b', 5, 30, 60)], 60, async (at) => {
    told.push(`clock ${at}`);
  });
  expect(told).toEqual([
    'clock 5',
    'b 5',
    'clock 10',
    'a 10',
    'clock 30',
    'a 30',
    'clock 30',
    'b 30',
    'clock 60',
    'b 60',
    'b ends',
    'clock 60',
  ]);
});
