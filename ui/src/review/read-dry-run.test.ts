import { expect, it } from 'vitest';
import { readDryRun } from './read-dry-run.ts';

it('the trial of a release is read; what is none is not', () => {
  const measured = [
    { measure: 'noticesPerDay', atMost: 10, found: 4, isWithin: true },
    { measure: 'another', atMost: 1, found: null, isWithin: false },
  ];
  expect(readDryRun({ summary: 'Nobody moves.', partners: 3, undecided: 0, measured, base: null, problems: [] })).toEqual({
    ...{ summary: 'Nobody moves.', partners: 3, undecided: 0 },
    measured: measured.slice(0, 1),
  });
  expect([readDryRun(null), readDryRun('x'), readDryRun({ summary: 'x' })]).toEqual([null, null, null]);
});
