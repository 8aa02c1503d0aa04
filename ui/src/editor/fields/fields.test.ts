import { toPointer } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { freeId } from '../document/reading.ts';
import { valueAt } from '../document/value-at.ts';
import { northwind } from './programs.fixture.ts';
import { durationParts, termOf, termParts, termsOfText, termsText } from './terms.ts';
import { addTest, isPlain, partsOf, valueOfText, valueText } from './tests-of-condition.ts';
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
  it.each(['P90D', { business: 'P2D' }, { fact: 'protection' }])('are read and written: %j', (term) => {
    expect(termOf(termParts(term))).toEqual(term);
  });

  it('are counted in their units', () => {
    expect(durationParts('P1Y6M')).toEqual([
      { count: 1, unit: 'years' },
      { count: 6, unit: 'months' },
    ]);
    expect(durationParts('PT8H')).toEqual([{ count: 8, unit: 'hours' }]);
    for (const text of ['', 'P', '90', 'P90', 'PT']) expect(durationParts(text)).toBeNull();
  });

  it('stand in one field', () => {
    const terms = ['P7D', { business: 'PT4H' }];
    expect(termsOfText(termsText(terms))).toEqual(terms);
    expect(termsOfText('p7d, , Business pt4h')).toEqual(terms);
    expect(termsOfText('')).toEqual([]);
  });
});

describe('values of a comparison', () => {
  it.each([
    [25000, 'lessThan'],
    [true, 'equal'],
    ['security', 'contains'],
    [{ fact: 'min.dealAmount' }, 'lessThan'],
    [['reseller', 'si'], 'in'],
    [['one'], 'notIn'],
    [{ EUR: 150, USD: 180 }, 'lessThan'],
    ['00123', 'equal'],
    ['12345678901234567890', 'equal'],
  ] as const)('are what their text says: %j', (value, operator) => {
    expect(valueOfText(valueText(value as never), operator)).toEqual(value);
  });
});

describe('conditions', () => {
  it('are plain where all of their parts are comparisons', () => {
    expect(isPlain({ all: [{ fact: 'a', operator: 'equal', value: 1 }] }, [])).toBe(true);
    expect(isPlain({ any: [{ fact: 'a', operator: 'equal', value: 1 }] }, [])).toBe(false);
    expect(isPlain({ all: [{ condition: 'gold' }] }, [])).toBe(false);
  });

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
