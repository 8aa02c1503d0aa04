import { describe, expect, it } from 'vitest';
import { knownOf } from '../conditions/known.ts';
import { onePerVendor, realPrograms } from '../conditions/real-programs.fixture.ts';
import type { Edition } from '../document/program-document.ts';
import { itemsOf, membersOf, textOf } from '../document/reading.ts';
import { northwind } from '../fields/programs.fixture.ts';
import { reasonChoices, reasonInWords } from './deal-reasons.ts';
import { valueInWords } from './expectation-words.ts';
import { expectedKind, fittingKind, isByCurrency } from './expected-kind.ts';
import { nameIn } from './name-in.ts';
import type { Naming } from './naming.ts';
import { truthChoices } from './truth-choices.ts';
import { factOffers } from './value-kinds.ts';

const say: Naming['say'] = (key, values) => (values === undefined ? key : `${key}(${Object.values(values).join('|')})`);
const namingOf = (value: Edition['value']): Naming => {
  const known = knownOf(value, [], null);
  return { known, say, sayDeal: (key) => key, facts: factOffers(known) };
};

/** By what the tests of a program expect deals to be decided. */
function* expectedReasons(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, member] of Object.entries(value))
    if (key === 'deal' && typeof membersOf(member).by === 'string') yield textOf(membersOf(member).by);
    else yield* expectedReasons(member);
}

describe('by what a deal is decided', () => {
  it('can be chosen, whatever the tests of real programs expect, and has words', () => {
    for (const { name, value } of realPrograms) {
      const naming = namingOf(value);
      const offered = reasonChoices(naming);
      for (const by of expectedReasons(value.tests)) {
        const choice = offered.find((one) => one.value === by);
        expect([name, by, choice !== undefined && choice.label !== by]).toEqual([name, by, true]);
        expect(valueInWords(naming, { of: 'deal', id: 'by' }, by)).toBe(choice?.label);
      }
    }
    const reasons = [...expectedReasons(onePerVendor.map(({ value }) => value.tests))];
    expect(reasons).toEqual(expect.arrayContaining(['otherwise', 'notEligible', 'conflict.publicTender']));
  });

  it('is told by the title of the check, else by what it looks for, and where nobody knows it as it is written', () => {
    const checks = [{ on: 'directTeam', title: 'Our own people' }, { on: 'incumbent' }];
    const rules = { hitPolicy: 'first', list: [], otherwise: { title: 'Nothing else', then: 'reject' } };
    const naming = namingOf({ dealRegistration: { rules, conflicts: { checks }, distribution: { confirm: 'chain' } } });
    expect(reasonChoices(naming)).toEqual([
      { value: 'conflict.directTeam', label: 'by.conflict(Our own people)' },
      { value: 'conflict.incumbent', label: 'by.conflict(incumbent)' },
      ...['otherwise', 'notEligible', 'couldNotCheck', 'distribution'].map((by) => ({ value: by, label: `by.${by}` })),
    ]);
    expect(reasonChoices(namingOf({})).map(({ value }) => value)).toEqual(['otherwise', 'notEligible', 'couldNotCheck']);
    expect([reasonInWords(naming, 'conflict.weather'), reasonInWords(naming, 'gone')]).toEqual(['by.conflict(weather)', 'gone']);
  });
});

describe('a value that is expected', () => {
  const naming = namingOf(northwind().current.value);
  const mdf = { of: 'benefits', id: 'mdf', part: 'amount' } as const;

  it('is told as people read it: money in its currency, days, percentages', () => {
    expect(valueInWords(naming, mdf, 27_000)).toBe('$27,000');
    expect(valueInWords(naming, mdf, { EUR: 340, USD: 180.5 })).toBe('€340; $180.50');
    expect(valueInWords(naming, { ...mdf, part: 'value' }, 1.5)).toBe('1.5%');
    expect(valueInWords(naming, { of: 'stacking', id: 'any', part: 'amount' }, 5)).toBe('$5');
    expect(valueInWords(naming, { of: 'until' }, '2027-09-28')).toBe('Sep 28, 2027');
    expect(valueInWords(naming, { of: 'deal', id: 'protectedUntil' }, '2027-09-28')).toBe('Sep 28, 2027');
    expect(valueInWords(naming, { of: 'deal', id: 'percent' }, 12)).toBe('12%');
    expect(valueInWords(naming, { of: 'deal', id: 'place' }, 2)).toBe('2');
    expect(valueInWords(naming, { of: 'facts', id: 'bookings.t12m' }, { EUR: 5, USD: null })).toBe('€5; USD: notKnown');
    expect([null, true, 'soon'].map((value) => valueInWords(naming, mdf, value))).toEqual(['none', 'yes', 'soon']);
  });

  it('is typed as it has to be: an amount as money, a value as its parameter or the kind of its benefit says', () => {
    const benefits = [
      { id: 'fee', kind: 'fee', value: 5 },
      { id: 'seats', kind: 'count', value: 5 },
      { id: 'off', kind: 'discount', value: 5 },
      { id: 'help', kind: 'serviceLevel', value: 'fast' },
      { id: 'prices', kind: 'access', value: { EUR: 5 } },
      { id: 'pool', kind: 'access', value: { fact: 'size' } },
    ];
    const own = namingOf({ benefits, parameters: { size: { title: 'Size', type: 'integer', unit: 'seats', value: 1 } } });
    const kinds = benefits.map(({ id }) => expectedKind(own, { of: 'benefits', id, part: 'value' }));
    expect(kinds.map(({ type }) => type)).toEqual(['money', 'integer', 'percent', 'string', 'money', 'integer']);
    expect(kinds.at(-1)?.unit).toBe('seats');
    expect(expectedKind(naming, mdf).type).toBe('money');
  });

  it('stays what it is where it does not fit', () => {
    const money = expectedKind(naming, mdf);
    expect([fittingKind(money, 5).type, fittingKind(money, 'soon').type]).toEqual(['money', 'string']);
    expect(fittingKind({ type: 'string', none: 'notKnown' }, 5).type).toBe('number');
    expect([isByCurrency(money, { EUR: 5 }), isByCurrency(money, { cloud: 5 }), isByCurrency(money, {})]).toEqual([true, false, false]);
  });
});

describe('a value of a test', () => {
  it('is added for a name that has none: what stands there is never written over', () => {
    const taken = Object.keys({ EUR: 340, USD: 180 });
    expect([nameIn(' EUR ', taken), nameIn('GBP', taken)]).toEqual([
      { name: 'EUR', isTaken: true },
      { name: 'GBP', isTaken: false },
    ]);
  });

  it('that is neither yes nor no is shown as it is written', () => {
    const labels = (value: Parameters<typeof truthChoices>[2]) => truthChoices(say, { none: 'notKnown' }, value).map(({ label }) => label);
    expect([labels(true), labels(false)]).toEqual([
      ['yes', 'no'],
      ['yes', 'no'],
    ]);
    expect([labels('N').at(-1), labels(0).at(-1), labels('true').at(-1), labels(null).at(-1)]).toEqual(['"N"', '0', '"true"', 'notKnown']);
    expect(truthChoices(say, { none: 'notKnown' }, 'N').map(({ value }) => JSON.parse(value))).toEqual([true, false, 'N']);
  });
});

it('every expectation of the real programs reads in words without a number that stands bare for an amount', () => {
  for (const { name, value } of onePerVendor) {
    const naming = namingOf(value);
    for (const test of itemsOf(value.tests))
      for (const [id, benefit] of Object.entries(membersOf(membersOf(membersOf(test).expect).benefits))) {
        const { amount } = membersOf(benefit);
        if (typeof amount !== 'number') continue;
        expect([name, valueInWords(naming, { of: 'benefits', id, part: 'amount' }, amount)]).toEqual([
          name,
          expect.stringMatching(/^\p{L}*\p{Sc}/u),
        ]);
      }
  }
});
