import { type Json, toPointer } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { freeId } from '../document/reading.ts';
import { valueAt } from '../document/value-at.ts';
import { northwind } from './programs.fixture.ts';
import { countedTerm, durationParts, termOfCount } from './terms.ts';
import { addTest, partsOf, valueText } from './tests-of-condition.ts';
import { chainChoices, factIds, factTitle, roleChoices } from './vocabulary.ts';

describe('parts of a document', () => {
  it('are found by their path, whatever it holds', () => {
    expect(valueAt({ a: [{ b: 1 }] }, ['a', 0, 'b'])).toBe(1);
    expect(valueAt({ a: null }, ['a', 0, 'b'])).toBeUndefined();
    expect(toPointer(['a/b', 0, '~'])).toBe('/a~1b/0/~0');
  });

  it('get an id that nobody has', () => {
    expect(freeId('step', ['step', 'step2'])).toBe('step3');
    expect(freeId('step', [])).toBe('step');
  });

  it('have the words of the program', () => {
    const { value } = northwind().current;
    expect(roleChoices(value)[0]).toEqual({ value: 'channelManager', label: 'Channel manager' });
    expect(chainChoices(value, 'Review').at(-1)).toEqual({ value: 'review', label: 'Review' });
    expect(factIds(value)).toEqual(expect.arrayContaining(['deal.amount', 'min.dealAmount', 'specializations', 'conflict.directTeam']));
    expect(factTitle(value, 'deal.amount')).toBe('Expected amount at list price');
    expect(factTitle(value, 'nobody.knows')).toBe('nobody.knows');
  });
});

describe('terms', () => {
  it.each(['P90D', 'P2W', 'P6M', 'P1Y', 'PT8H', 'PT30M', { business: 'P2D' }, { business: 'PT4H' }])(
    'are so many of a unit: %j',
    (term) => {
      const counted = countedTerm(term);
      expect(counted && termOfCount(counted)).toEqual(term);
    },
  );

  it.each([undefined, '', 'soon', 'P1Y6M', 'PT30S', { business: 'P2M' }, { fact: 'protection' }])(
    'are not always so many of a unit: %j',
    (term) => {
      expect(countedTerm(term)).toBeNull();
    },
  );

  it('are counted in their units', () => {
    expect(durationParts('P1Y6M')).toEqual([
      { count: 1, unit: 'years' },
      { count: 6, unit: 'months' },
    ]);
    expect(durationParts('PT8H')).toEqual([{ count: 8, unit: 'hours' }]);
    for (const text of ['', 'P', '90', 'P90', 'PT']) expect(durationParts(text)).toBeNull();
  });
});

describe('values of a comparison', () => {
  it('are shown as people read them', () => {
    const values: Json[] = [25000, true, 'security', { fact: 'min.dealAmount' }, ['reseller', 'si'], { EUR: 150, USD: 180 }];
    expect(values.map(valueText)).toEqual(['25000', 'true', 'security', '{min.dealAmount}', 'reseller, si', '{"EUR":150,"USD":180}']);
  });
});

describe('conditions', () => {
  it('are wrapped where a test is put beside what is no `all`', () => {
    const document = northwind();
    const path = ['dealRegistration', 'rules', 'list', 0, 'when'];
    document.edit('any', (edits) => edits.set(path, { any: [{ fact: 'deal.amount', operator: 'equal', value: 1 }] }));
    const any = valueAt({ ...document.current.value }, path);
    document.edit('add', (edits) => addTest(edits, any, path, { fact: 'deal.amount', operator: 'lessThan', value: 2 }));
    expect(partsOf(valueAt({ ...document.current.value }, path), path).map(({ part }) => part)).toEqual([
      any,
      { fact: 'deal.amount', operator: 'lessThan', value: 2 },
    ]);
  });
});
