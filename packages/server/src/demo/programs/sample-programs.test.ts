import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { samplePrograms, versionsOn } from './sample-programs.ts';

const programs = await samplePrograms(fileURLToPath(new URL('../../../../../rules/', import.meta.url)));
const northwind = programs.get('northwind') ?? [];
const on = (day: string) => {
  const chosen = versionsOn(northwind, day);
  return [chosen?.active.program.version, chosen?.next?.program.version];
};

it('reads every program of a folder, versions in their order', () => {
  expect(programs.size).toBeGreaterThanOrEqual(10);
  expect(northwind.map(({ program }) => program.version)).toEqual(['2026.2.0', '2027.1.0']);
  expect(programs.get('odoo')?.at(-1)?.program.version).toBe('11.0.0');
});

it.each([
  ['2026-07-25', '2026.2.0', '2027.1.0'],
  ['2026-12-31', '2026.2.0', '2027.1.0'],
  ['2027-01-01', '2027.1.0', undefined],
  ['2030-06-01', '2027.1.0', undefined],
  // Before the first one began there is no other.
  ['2025-06-01', '2026.2.0', '2027.1.0'],
])('on %s version %s holds, and %s comes next', (day, active, next) => {
  expect(on(day)).toEqual([active, next]);
});

it('chooses nothing of nothing', () => {
  expect(versionsOn([], '2026-01-01')).toBeUndefined();
});
