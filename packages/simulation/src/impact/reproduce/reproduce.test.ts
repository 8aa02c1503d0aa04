import { expect, it } from 'vitest';
import { makeSnapshot } from '../../snapshot/make-snapshot.ts';
import { impactOf, mergeImpact } from '../impact.ts';
import { DAY, PARTNERS, REGIONS, reportOn } from '../regions.fixture.ts';
import { commandLine } from './command.ts';

it('SIM-M14: says what gives the same bytes', () => {
  expect(reportOn(REGIONS, PARTNERS).reproduce).toEqual({
    baseline: { program: 'example', version: '1', hash: REGIONS.baseline.hash },
    candidate: { program: 'example', version: '2', hash: REGIONS.candidate.hash },
    base: 'c'.repeat(64),
    asOf: DAY,
    engineVersion: '1.0.0',
  });
  const question = { baseline: 'a.json', candidate: "Ann's.json", base: 'my base', asOf: DAY };
  expect(commandLine({ ...question, parametersAsOf: '2027-01-01', more: ['--partner', 'P1'] })).toBe(
    `tierwright simulate a.json 'Ann'\\''s.json' --base 'my base' --as-of 2026-06-30 --parameters-as-of 2027-01-01 --partner P1`,
  );
});

it('SIM-M14: does not put shards of different bases or days together', () => {
  const partOn = (base: string, asOf: string) =>
    impactOf(makeSnapshot([REGIONS.baseline, REGIONS.candidate], PARTNERS.slice(0, 2), { base, asOf }), REGIONS);
  const part = partOn('a', DAY);
  expect(() => mergeImpact([part, partOn('b', DAY)])).toThrow('do not add up');
  expect(() => mergeImpact([part, partOn('a', '2026-07-01')])).toThrow('do not add up');
  expect(mergeImpact([part, mergeImpact([])]).partners).toBe(2);
});
