import { parseProgram } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { ProgramDocument } from '../document/program-document.ts';
import { northwind } from '../fields/programs.fixture.ts';
import { limitOf, limitPath, setLimit } from './limit-edits.ts';

type Measure = Parameters<typeof setLimit>[2];
const set = (document: ProgramDocument, measure: Measure, atMost: number | undefined) =>
  document.edit('Limit', (edits) => setLimit(edits, document.current.value, measure, atMost), { at: 0 });
const limitsOf = (document: ProgramDocument) => document.current.value.limits;

describe('limits of a release', () => {
  it('are set where they stand, added, and taken away with the list', () => {
    const document = new ProgramDocument('{ "program": "small" }');
    expect(limitOf(document.current.value, 'noticesPerDay')).toBeUndefined();
    set(document, 'noticesPerDay', 20);
    set(document, 'benefitCostRisePercent', 2.5);
    set(document, 'noticesPerDay', 30);
    expect(limitsOf(document)).toEqual([
      { measure: 'noticesPerDay', atMost: 30 },
      { measure: 'benefitCostRisePercent', atMost: 2.5 },
    ]);
    expect(limitPath(document.current.value, 'benefitCostRisePercent')).toEqual(['limits', 1, 'atMost']);
    expect(limitOf(document.current.value, 'benefitCostRisePercent')).toBe(2.5);
    set(document, 'runningDealsChanged', undefined);
    set(document, 'noticesPerDay', undefined);
    expect(limitsOf(document)).toEqual([{ measure: 'benefitCostRisePercent', atMost: 2.5 }]);
    set(document, 'benefitCostRisePercent', undefined);
    expect(document.current.value).toEqual({ program: 'small' });
  });

  it('of a real program stay a program without problems', () => {
    const document = northwind();
    set(document, 'runningDealsChanged', 3);
    set(document, 'noticesPerDay', undefined);
    const { program, problems } = parseProgram(document.current.text);
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(program?.limits).toHaveLength(3);
    expect(program?.limits).toContainEqual({ measure: 'runningDealsChanged', atMost: 3 });
  });
});
