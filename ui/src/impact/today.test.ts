import { expect, it } from 'vitest';
import { dayIn } from './today.ts';

it('is the day in the zone of the program', () => {
  const now = new Date('2026-11-23T02:00:00Z');
  expect(['America/Los_Angeles', 'Europe/Berlin', 'Nowhere/Else', 7].map((zone) => dayIn(zone, now))).toEqual([
    '2026-11-22',
    '2026-11-23',
    '2026-11-23',
    '2026-11-23',
  ]);
});
