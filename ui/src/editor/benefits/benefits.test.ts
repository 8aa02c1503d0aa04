import { BENEFIT_KINDS, type BenefitKind, type Json, parseProgram } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { knownOf } from '../conditions/known.ts';
import type { JsonEdits, Path } from '../document/json-edits.ts';
import { ProgramDocument } from '../document/program-document.ts';
import { itemsOf, memberOf, textOf } from '../document/reading.ts';
import { valueAt } from '../document/value-at.ts';
import { differences, northwind, PROGRAMS } from '../fields/programs.fixture.ts';
import { basisChoices, recordFields } from './amount-choices.ts';
import { addCap, newBenefit, removeCap, setForm, setKind, splitByTier } from './benefit-edits.ts';
import { benefitMeaning, stackMeaning, type Telling } from './benefit-meaning.ts';
import { formsOf, specOfValue, tiersOf, valueForm } from './benefit-values.ts';
import { percentBenefits } from './percent-benefits.ts';

const errors = ({ current }: ProgramDocument) => parseProgram(current.text).problems.filter(({ severity }) => severity === 'error');
const program = (file: string) => new ProgramDocument(PROGRAMS.find((each) => each.file === `${file}.program.json`)?.text ?? '');
const programOf = (document: ProgramDocument) => document.current.value as Json;
const at = (document: ProgramDocument, path: Path) => valueAt(programOf(document), path);

function edited(document: ProgramDocument, change: (edits: JsonEdits) => void) {
  const before = programOf(document);
  document.edit('edit', change);
  return differences(before, programOf(document));
}

/** The least of a program. */
const small = (): ProgramDocument =>
  new ProgramDocument(
    JSON.stringify({
      ...{ pdl: '1.0', program: 'small', version: '1.0.0', title: 'Small', currency: 'EUR', timeZone: 'Europe/Berlin' },
      tracks: [{ id: 'main', title: 'Main', tiers: [{ id: 'member', title: 'Member' }] }],
    }),
  );

/** The words of keys, so that a meaning is read without the catalogue: `says.cap {"amount":"€1"}`. */
const say: Telling['say'] = (key, values) => (values === undefined ? key : `${key}(${Object.values(values).join('|')})`);
const telling = (document: ProgramDocument): Telling => ({
  program: programOf(document),
  known: knownOf(document.current.value, [], null),
  say,
  date: '2027-06-01',
});

describe('benefits', () => {
  it.each(BENEFIT_KINDS.map((kind) => ({ kind })))('of the kind $kind are begun so that the language takes them', ({ kind }) => {
    const document = small();
    const benefit = newBenefit(programOf(document), kind, { id: 'mine', title: 'Mine' });
    expect(edited(document, (edits) => edits.set(['benefits', 0], benefit))).toEqual(['/benefits']);
    expect(errors(document)).toEqual([]);
  });

  it('of every kind become one of every other kind and stay good', () => {
    for (const from of BENEFIT_KINDS)
      for (const to of BENEFIT_KINDS) {
        const document = small();
        const path = ['benefits', 0];
        document.edit('begin', (edits) => edits.set(path, newBenefit(programOf(document), from, { id: 'mine', title: 'Mine' })));
        document.edit('change', (edits) => setKind(edits, path, to));
        expect([from, to, errors(document)]).toEqual([from, to, []]);
        expect(memberOf(at(document, path), 'kind')).toBe(to);
        expect(formsOf(to)).toEqual(expect.arrayContaining([valueForm(at(document, path)) ?? formsOf(to)[0]].filter(Boolean)));
      }
  });

  it('keep a value of the same meaning, and lose what there is nothing to apply to', () => {
    const document = northwind();
    const discount = { id: 'mine', title: 'Mine', kind: 'discount', value: 7, basis: 'bookings.t12m', caps: [{ amount: 500 }] };
    document.edit('add', (edits) => edits.set(['benefits', 5], discount));
    expect(edited(document, (edits) => setKind(edits, ['benefits', 5], 'rebate'))).toEqual(['/benefits/5/kind']);
    document.edit('money', (edits) => setForm(edits, ['benefits', 5], 'moneyByCurrency'));
    // An amount is for each of something that is counted, and can be limited by itself.
    expect(at(document, ['benefits', 5])).toEqual({
      id: 'mine',
      title: 'Mine',
      kind: 'rebate',
      value: { USD: 100 },
      caps: [{ amount: 500 }],
    });
    expect(errors(document)).toEqual([]);
    edited(document, (edits) => setKind(edits, ['benefits', 5], 'access'));
    expect(at(document, ['benefits', 5])).toEqual({ id: 'mine', title: 'Mine', kind: 'access' });
    expect(errors(document)).toEqual([]);
  });

  it('get a value for each tier out of one for all: the tiers from the first that has it', () => {
    const document = northwind();
    const place: Path = ['benefits', 5];
    document.edit('add', (edits) =>
      edits.set(place, { id: 'seats', title: 'Seats', kind: 'count', track: 'resale', atLeast: 'silver', value: 12 }),
    );
    edited(document, (edits) => setForm(edits, place, 'reference'));
    expect(at(document, [...place, 'value'])).toEqual({ fact: 'count.seats' });
    expect(at(document, ['parameters', 'count.seats'])).toEqual({ title: 'Seats', type: 'number', byTier: { silver: 12, gold: 12 } });
    expect(errors(document)).toEqual([]);
    // Another one has another name.
    edited(document, (edits) => setForm(edits, place, 'reference'));
    expect(at(document, [...place, 'value'])).toEqual({ fact: 'count.seats2' });
  });

  it('have one value for all split by tier', () => {
    const document = northwind();
    document.edit('one', (edits) => edits.set(['parameters', 'rate.discount'], { title: 'Rate', type: 'percent', value: 8 }));
    edited(document, (edits) => splitByTier(edits, 'rate.discount', ['silver', 'gold']));
    expect(at(document, ['parameters', 'rate.discount'])).toEqual({ title: 'Rate', type: 'percent', byTier: { silver: 8, gold: 8 } });
  });

  it('have limits added and taken away', () => {
    const document = northwind();
    expect(edited(document, (edits) => addCap(edits, ['benefits', 0]))).toEqual(['/benefits/0/caps']);
    expect(errors(document)).toEqual([]);
    expect(edited(document, (edits) => removeCap(edits, ['benefits', 0], 0))).toEqual(['/benefits/0/caps']);
    expect(at(document, ['benefits', 0, 'caps'])).toBeUndefined();
  });
});

describe('what a benefit can be of', () => {
  it('is money for a percentage and a number for an amount', () => {
    const known = knownOf(northwind().current.value, [], null);
    expect(basisChoices(known, 'money').map(({ value }) => value)).toContain('bookings.t12m');
    const ofNumbers = basisChoices(known, 'number').map(({ value }) => value);
    expect(ofNumbers).not.toContain('bookings.t12m');
    expect(ofNumbers.length).toBeGreaterThan(0);
  });

  it('has dates and fields where it adds up records', () => {
    const known = knownOf(program('odoo/v11').current.value, [], null);
    expect(recordFields(known, 'enterprise.invoiced', 'date').map(({ value }) => value)).toContain('invoicedOn');
    expect(recordFields(known, 'sh.invoiced').map(({ value }) => value)).toEqual(expect.arrayContaining(['billing', 'subscription']));
    expect(recordFields(known, 'no.such')).toEqual([]);
  });
});

describe('the meaning of a benefit', () => {
  it('says who gets how much of what, by tier', () => {
    const document = northwind();
    const benefits = itemsOf(memberOf(programOf(document), 'benefits'));
    const meaning = (index: number) => benefitMeaning(telling(document), benefits[index] as Json);
    expect(meaning(0)).toEqual([
      'says.discount(who.track(Resale)|says.of(says.between(says.byTier(5%|Registered), says.byTier(10%|Silver)|says.byTier(15%|Gold))|“Bookings, last 12 months”)|Front discount)',
    ]);
    expect(meaning(1)[0]).toContain('who.if(who.from(who.track(Resale)|Silver)|');
    expect(meaning(2)[1]).toMatch(/^says\.cap\(.*\|says\.capEvery\(year\)\|\)$/);
    expect(meaning(4)).toEqual(['says.access(who.from(who.track(Resale)|Silver)|says.noValue|Named support engineer)']);
  });

  it('says of every benefit of the real programs something without holes', () => {
    for (const { file, text } of PROGRAMS) {
      const document = new ProgramDocument(text);
      for (const benefit of itemsOf(memberOf(programOf(document), 'benefits'))) {
        const words = benefitMeaning(telling(document), benefit).join(' ');
        expect([file, textOf(memberOf(benefit, 'id')), words]).not.toContainEqual(expect.stringMatching(/undefined|\[object|NaN/));
        if (memberOf(benefit, 'kind') !== 'access') expect(specOfValue(programOf(document), benefit)).not.toBeNull();
      }
    }
  });

  it('says how benefits are combined', () => {
    const document = northwind();
    const stack = at(document, ['stacking', 'discounts']) as Json;
    expect(stackMeaning(telling(document), stack)).toMatch(
      /^says\.stackMax\(“Front discount”, “Discount for the security specialization”\|how\.add\|.+\)$/,
    );
    expect(percentBenefits(programOf(document)).map(({ value }) => value)).toEqual(['frontDiscount', 'securityBonus', 'mdf']);
  });

  it('never fails on what is half written', () => {
    const odd: Json[] = [
      {},
      { kind: 'discount' },
      { kind: 'fee', value: { fact: 'no' }, caps: [null, 5] },
      { kind: 'count', value: [], when: 5 },
      null,
    ];
    for (const benefit of odd) expect(() => benefitMeaning(telling(northwind()), benefit)).not.toThrow();
    expect(tiersOf({ tracks: [{ tiers: 5 }, null] }, undefined)).toEqual([]);
    const kinds: readonly (BenefitKind | 'odd')[] = ['odd', 'access'];
    for (const kind of kinds) expect(valueForm({ kind, value: 5 })).toBe(kind === 'odd' ? 'percent' : 'count');
  });
});
