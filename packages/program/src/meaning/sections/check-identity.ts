import type { Examination } from '../examination.ts';

/** A version ends after it begins. Currency, time zone and days themselves are checked with the shape. */
export function checkIdentity({ program, report }: Examination): void {
  const { from, to } = program.effective ?? {};
  if (from !== undefined && to !== undefined && to !== null && to <= from)
    report.add('PDL233', '/effective/to', `A version that holds from ${from} cannot end on ${to}.`, {
      value: to,
      expected: `a day after ${from}`,
    });
}
