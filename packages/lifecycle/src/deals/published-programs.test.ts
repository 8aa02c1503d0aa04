import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readPartner } from '@tierwright/engine';
import { describe, expect, it } from 'vitest';
import type { LifecycleProgram } from '../machine/lifecycle-program.ts';
import type { DealFacts } from './deal-facts.ts';
import { at, DAYS, DealWorld } from './deal-world.fixture.ts';
import { lifecycleProgram, partnersOf } from './intake/registered.fixture.ts';

const rules = fileURLToPath(new URL('../../../../rules', import.meta.url));
/** A program in `rules/`, with the values of parameters that it leaves open. */
function published(name: string, open: Readonly<Record<string, object>> = {}): LifecycleProgram {
  const document = JSON.parse(readFileSync(`${rules}/${name}.program.json`, 'utf8'));
  for (const [id, value] of Object.entries(open)) Object.assign(document.parameters[id], value);
  return lifecycleProgram(JSON.stringify(document));
}

const ATTRIBUTES = { type: 'reseller', region: 'NA', agreementSigned: true, overdue: false };

/** Partners of Northwind as they are read on a day: Silver since January of the year. */
function northwindPartners(program: LifecycleProgram, attributes: object = {}): DealFacts['partner'] {
  const known = new Map<string, ReturnType<DealFacts['partner']>>();
  return (id, asOf) => {
    const found = known.get(`${id} ${asOf}`);
    if (found) return found;
    const data = { id, attributes: { ...ATTRIBUTES, ...attributes }, facts: { 'partner.status': 'active' } };
    const read = readPartner(program.compiled, data, { asOf, previous: { on: `${asOf.slice(0, 4)}-01-10`, tier: 'silver' } });
    if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('\n'));
    known.set(`${id} ${asOf}`, read.value);
    return read.value;
  };
}

const ANSWERS = {
  customer: { name: 'Acme Inc', country: 'US', domain: 'acme.example' },
  products: ['data'],
  amount: 40_000,
  closeOn: '2027-08-01',
  need: 'A new warehouse; the CIO decides.',
  tender: false,
};
const northwind = (version: string, attributes: object = {}) => {
  const program = published(`northwind/${version}`);
  return new DealWorld(program, { partner: northwindPartners(program, attributes) });
};

/** 1 March 2027, 10:00 in Los Angeles. */
const start = at('2027-03-01T18:00');

describe('deals of published programs', () => {
  it('D2, D13, D13.5, D19.6: Northwind approves by rule, protects for 90 days, records and tells it', () => {
    const world = northwind('2027.1.0');
    const { item, effects } = world.submit(ANSWERS, start);
    expect(item).toMatchObject({
      state: 'approved',
      terms: { registered: 8, percent: 18, band: 'standard', place: 1 },
      protection: { from: start, until: at('2027-05-31T07:00') },
    });
    expect(effects.map((effect) => effect.do)).toEqual(['openTask', 'record', 'notice']);
    expect(effects.at(-1)).toMatchObject({
      subject: 'Approved: Acme Inc',
      text: 'Your registration for Acme Inc is approved (Approved by rule). Discount 18 %, protected through 30 May 2027.',
    });
    expect(effects[1]).toMatchObject({ kind: 'registration', record: { id: 'D1', approvedOn: '2027-03-01' } });
  });

  it('D2.3, D19.6: in Europe the desk’s hours and days are those of Berlin', () => {
    const world = northwind('2027.1.0', { region: 'EMEA' });
    // Thursday before Easter, 18:00 in Berlin: Friday and Monday are holidays there.
    world.submit({ ...ANSWERS, amount: 200_000 }, at('2027-03-25T17:00'));
    expect(world.timer('decision')).toBe(at('2027-04-01T15:00'));
    expect(world.timer('lapse')).toBe(at('2027-04-24T22:00'));
    expect(world.running()).toMatchObject({ chain: 'desk', steps: [{ due: at('2027-03-30T15:00') }] });
  });

  it('D9, D9.3: of two partners at Northwind the second has half; put first, the first moves down', () => {
    const world = northwind('2027.1.0');
    world.submit(ANSWERS, start, 1);
    world.submit({ ...ANSWERS, customerLetter: 'letter-1' }, start + 1000, 2);
    world.decide('cm', start + 2000, {}, 'D2');
    world.decide('lead', start + 3000, {}, 'D2');
    world.deliver(start + 4000);
    expect(world.deal('D2').terms).toMatchObject({ place: 1, percent: 18 });
    expect(world.deal('D1')).toMatchObject({ state: 'approved', terms: { place: 2, percent: 14 } });
  });

  it('D14, D15: at Northwind a deal that moves is extended at once, an idle one is decided about', () => {
    const world = northwind('2027.1.0');
    world.submit(ANSWERS, start);
    const ask = { type: 'requestExtension', by: 'p1' } as const;
    world.step({ type: 'report', by: 'p1' }, at('2027-04-10T18:00'));
    expect(world.refused(ask, at('2027-04-20T18:00'))).toMatchObject([{ code: 'OPS205', expected: 'from 2027-05-01 00:00 on' }]);
    world.step(ask, at('2027-05-05T18:00'));
    expect(world.deal().protection).toMatchObject({ until: at('2027-06-30T07:00'), extensions: 1 });
    world.step(ask, at('2027-06-05T18:00'));
    expect(world.running()).toMatchObject({ chain: 'review', purpose: 'extension' });
  });

  it('D16: at Northwind an amount more than a fifth higher is decided again, at the price of its band', () => {
    const world = northwind('2026.2.0');
    world.submit({ ...ANSWERS, closeOn: '2026-08-01' }, at('2026-03-02T18:00'));
    world.step({ type: 'change', by: 'p1', answers: { amount: 48_000 } }, at('2026-03-03T18:00'));
    expect(world.deal()).toMatchObject({ requests: [], answers: { amount: 48_000 } });
    world.step({ type: 'change', by: 'p1', answers: { amount: 120_000 } }, at('2026-03-04T18:00'));
    expect(world.running()).toMatchObject({ chain: 'desk', purpose: 'rule' });
    world.decide('desk', at('2026-03-04T19:00'));
    expect(world.deal()).toMatchObject({ answers: { amount: 120_000 }, terms: { registered: 10, band: 'large' } });
  });

  it('D17: at Northwind the partner is paid where the direct team did not stand aside', () => {
    const world = northwind('2027.1.0');
    world.submit(ANSWERS, start);
    world.step({ type: 'reportBreach', by: 'p1', rule: 'standAside', note: 'They sold it.' }, start + DAYS);
    world.decide('cm', start + 2 * DAYS);
    world.decide('lead', start + 2 * DAYS);
    expect(world.effects.filter((effect) => effect.do === 'payBenefit')).toMatchObject([{ partner: 'P1', percent: 18 }]);
  });

  it('D9, D14.4: Gumdrop gives the second partner half, and a manager sets the last day', () => {
    const program = published('gumdrop/published', {
      'p.placeholder.gumdrop.discount': { byBand: { b100: 10, b500: 30, b1500: 35, b5000: 40 } },
    });
    const world = new DealWorld(program, { partner: partnersOf(program, { 'partner.authorised': true }) });
    const cases = { customer: { name: 'Acme', country: 'US' }, lines: [{ sku: 'CASE-1', units: 600 }], tender: false };
    world.submit(cases, start, 1);
    world.submit(cases, start + 1, 2);
    expect([world.deal('D1').terms?.percent, world.deal('D2').terms?.percent]).toEqual([30, 15]);
    expect(world.deal('D1').tasks).toMatchObject([{ id: 'quote', due: start + DAYS }]);
    world.step({ type: 'requestExtension', by: 'p1' }, start + DAYS);
    world.decide('boss', start + DAYS, { answer: { lastDay: '2027-07-01' } });
    expect(world.deal('D1').protection?.until).toBe(at('2027-07-02T00:00'));
  });

  it('D3, D4, D6: Nightfall protects whom it approved first', () => {
    const program = published('nightfall/published', { 'p.placeholder.nightfall.protection': { value: 'P60D' } });
    const world = new DealWorld(program, { partner: partnersOf(program) });
    const deal = { customer: { name: 'Acme', country: 'US' }, products: ['console'], amount: 9000, tender: false };
    world.submit(deal, start, 1);
    world.submit(deal, start + 1, 2);
    world.decide('cm', start + 2, {}, 'D2');
    world.deliver(start + 3);
    expect(world.deal('D2')).toMatchObject({ state: 'approved', protection: { until: at('2027-05-01T00:00') } });
    expect(world.deal('D1')).toMatchObject({ state: 'rejected', reasons: [{ by: 'conflict.otherPartner' }] });
  });
});
