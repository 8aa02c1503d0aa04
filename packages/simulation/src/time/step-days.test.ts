import { expect, it } from 'vitest';
import { stepDays } from './step-days.ts';

it('SIM-T6: steps are the ends of periods in a range, and its last day', () => {
  expect(stepDays('quarter', '2025-01-01', '2025-12-31')).toEqual(['2025-03-31', '2025-06-30', '2025-09-30', '2025-12-31']);
  expect(stepDays('quarter', '2025-03-31', '2025-07-15')).toEqual(['2025-03-31', '2025-06-30', '2025-07-15']);
  expect(stepDays('month', '2026-01-31', '2026-03-01')).toEqual(['2026-01-31', '2026-02-28', '2026-03-01']);
  expect(stepDays('quarter', '2025-01-01', '2025-12-31', '02-01')).toEqual([
    '2025-01-31',
    '2025-04-30',
    '2025-07-31',
    '2025-10-31',
    '2025-12-31',
  ]);
  expect(stepDays('year', '2025-02-01', '2025-02-01')).toEqual(['2025-02-01']);
});
