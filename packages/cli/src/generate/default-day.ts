import type { Program } from '@tierwright/program';

const EARLIEST = '2026-01-01';

/** A year after the latest version begins, so that a trailing year lies in its time; the same for the same programs. */
export function defaultDay(programs: readonly Program[]): string {
  const latest =
    programs
      .flatMap(({ effective }) => effective?.from ?? [])
      .sort()
      .at(-1) ?? EARLIEST;
  const [year = 0, month = 1, day = 1] = latest.split('-').map(Number);
  // 29 February has no anniversary in most years.
  return `${String(year + 1).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(month === 2 ? Math.min(day, 28) : day).padStart(2, '0')}`;
}
