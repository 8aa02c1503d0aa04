import { readFileSync } from 'node:fs';
import { compileProgram, withParameters } from '@tierwright/engine';
import { type Json, parseProgram } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { program as dealProgram, routedTo } from '../deals/deal-programs.fixture.ts';
import { deepFreeze } from '../deals/deal-world.fixture.ts';
import { LifecycleProgram } from '../machine/lifecycle-program.ts';
import { taken } from '../members/membership.fixture.ts';
import { type DryRunQuestion, dryRun } from './dry-run.ts';
import type { DryRun } from './dry-run-answer.ts';

/** A published program, with its placeholders set. */
function published(file: string, set: Readonly<Record<string, Json>> = {}): LifecycleProgram {
  const { program } = parseProgram(readFileSync(new URL(`../../../../rules/${file}`, import.meta.url)));
  if (!program) throw new Error(`${file} cannot be read`);
  return new LifecycleProgram(compileProgram(withParameters(program, set)));
}
const northwind = published('northwind/2027.1.0.program.json');
const gumdrop = published('gumdrop/published.program.json', {
  'p.placeholder.gumdrop.discount': { b100: 3, b500: 5, b1500: 8, b5000: 10 },
});
const nightfall = published('nightfall/published.program.json', { 'p.placeholder.nightfall.protection': 'P90D' });

/** Monday, 1 March 2027, ten in the morning in Los Angeles. */
const MONDAY = Date.parse('2027-03-01T10:00:00-08:00');
const acme = {
  id: 'acme',
  title: 'Acme Corp',
  attributes: { type: 'reseller', region: 'NA', joinedOn: '2024-05-01', agreementSigned: true, overdue: false },
  facts: { 'bookings.t12m': 120_000, 'certs.active': 3 },
};
const contoso = {
  customer: { name: 'Contoso', country: 'US' },
  products: ['cloud'],
  amount: 50_000,
  closeOn: '2027-06-01',
  need: 'A',
  tender: false,
};
const ask = (answers: object = {}, more: Partial<DryRunQuestion> = {}) =>
  dryRun(
    northwind,
    deepFreeze({ answers: { ...contoso, ...answers }, partner: acme, at: MONDAY, people: 'prompt', ...more } as DryRunQuestion),
  );
const asked = (answers: object = {}, more: Partial<DryRunQuestion> = {}): DryRun => taken(ask(answers, more));
const school = { customer: { name: 'Springfield Schools', country: 'US' }, lines: [{ sku: 'CASE-11', units: 900 }], tender: false };
const entries = ({ calendar }: DryRun) => calendar.map(({ local, what, who }) => [local, what, ...who]);

describe('a dry run', () => {
  it('S7.5: gives what is decided at once, what it brings, and the calendar to its end', () => {
    const run = asked();
    expect(run).toMatchObject({
      program: 'northwind',
      version: '2027.1.0',
      hash: northwind.hash,
      partner: 'acme',
      first: 'approved',
      asked: [],
      terms: { percent: 18, place: 1, band: 'standard', model: 'oneTier' },
      end: { state: 'expired', reasons: [{ by: 'protectionEnded' }] },
      timeZone: 'America/Los_Angeles',
    });
    // 90 days from 1 March; a report each month from then, missed on 31 March; 45 days without anything, then 14 more.
    expect(entries(run)).toEqual([
      ['2027-03-01 10:00', 'approved'],
      ['2027-03-27 00:00', 'reminder'],
      ['2027-04-01 00:00', 'reportMissed'],
      ['2027-04-16 00:00', 'inactive'],
      ['2027-04-17 00:00', 'warning'],
      ['2027-04-27 00:00', 'reminder'],
      ['2027-04-28 00:00', 'warning'],
      ['2027-05-01 00:00', 'end'],
    ]);
    expect(new Date(run.protectedUntil ?? 0).toISOString()).toBe('2027-05-31T07:00:00.000Z');
    expect(new Date(run.end.since).toISOString()).toBe('2027-05-01T07:00:00.000Z');
  });

  it('S7.5: tells it in sentences', () => {
    expect(asked().sentences).toEqual([
      'Acme Corp would register the deal with Contoso under Northwind Partner Program 2027.1.0.',
      'It is approved at once: nobody has to be asked.',
      'It is approved on Monday 1 March 2027, 10:00, with a discount of 18 %. It is protected until the end of Sunday 30 May 2027, if its partner works on it.',
      'If nothing else happens it expires at the end of Friday 30 April 2027: Its protection has ended.',
    ]);
    expect(asked({ amount: 100 }).sentences.slice(1)).toEqual(['It is rejected at once: Below the smallest deal.']);
  });

  it('S7.5: ends at once where a rule refuses', () => {
    const run = asked({ amount: 100 });
    expect(run).toMatchObject({
      first: 'rejected',
      reasons: [{ by: 'tooSmall' }],
      terms: null,
      protectedUntil: null,
      end: { state: 'rejected' },
    });
    expect(entries(run)).toEqual([['2027-03-01 10:00', 'rejected']]);
  });

  it('S7.6: is answered by people at once', () => {
    const run = asked({ amount: 620_000 });
    expect(run).toMatchObject({
      first: 'pending',
      asked: [{ chain: 'deskThenDirector', title: 'Deal desk and finance, then the director' }],
    });
    expect(entries(run).slice(0, 7)).toEqual([
      ['2027-03-01 10:00', 'asked', 'Deal desk'],
      ['2027-03-01 10:00', 'asked', 'Channel finance'],
      ['2027-03-01 10:00', 'decided', 'Deal desk'],
      ['2027-03-01 10:00', 'decided', 'Channel finance'],
      ['2027-03-01 10:00', 'asked', 'Regional sales director'],
      ['2027-03-01 10:00', 'decided', 'Regional sales director'],
      ['2027-03-01 10:00', 'approved'],
    ]);
    expect(run.sentences[1]).toBe('It has to be decided by people: Deal desk and finance, then the director.');
  });

  it('S7.6: is answered by people in the last moment of each end', () => {
    const run = asked({ amount: 620_000 }, { people: 'atDue' });
    // Eight open hours from Monday 10:00 end on Tuesday 10:00; the director has until the close of the next business day.
    expect(entries(run).slice(0, 10)).toEqual([
      ['2027-03-01 10:00', 'asked', 'Deal desk'],
      ['2027-03-01 10:00', 'asked', 'Channel finance'],
      ['2027-03-01 14:00', 'reminder', 'Deal desk'],
      ['2027-03-01 14:00', 'reminder', 'Channel finance'],
      ['2027-03-02 09:59', 'decided', 'Deal desk'],
      ['2027-03-02 09:59', 'decided', 'Channel finance'],
      ['2027-03-02 09:59', 'asked', 'Regional sales director'],
      ['2027-03-03 13:00', 'reminder', 'Regional sales director'],
      ['2027-03-03 16:59', 'decided', 'Regional sales director'],
      ['2027-03-03 16:59', 'approved'],
    ]);
    expect(run.sentences[2]).toMatch(/^If everybody answers in the last moment, it is approved on Wednesday 3 March 2027, 16:59, /);
  });

  it('S7.6: is answered by nobody, and what repeats each morning is told once', () => {
    const run = asked({ amount: 620_000 }, { people: 'never' });
    expect(entries(run)).toEqual([
      ['2027-03-01 10:00', 'asked', 'Deal desk'],
      ['2027-03-01 10:00', 'asked', 'Channel finance'],
      ['2027-03-01 14:00', 'reminder', 'Deal desk'],
      ['2027-03-01 14:00', 'reminder', 'Channel finance'],
      ['2027-03-02 10:00', 'overdue', 'Deal desk'],
      ['2027-03-02 10:00', 'overdue', 'Channel finance'],
      ['2027-03-03 17:00', 'decisionLate'],
      ['2027-04-01 00:00', 'end'],
    ]);
    // On the Tuesday itself, then every business morning from Wednesday 3 to Wednesday 31 March.
    expect(run.calendar[4]).toMatchObject({ times: 22, until: Date.parse('2027-03-31T09:00:00-07:00') });
    expect(run).toMatchObject({ terms: null, protectedUntil: null, end: { state: 'expired', reasons: [{ by: 'notDecided' }] } });
    expect(run.sentences.at(-1)).toBe('If nobody answers, it expires at the end of Wednesday 31 March 2027: It was not decided in time.');
  });

  it('S7.6: is confirmed by a distributor of which nothing else is known', () => {
    const confirmed = asked({ distributor: 'wholesale' });
    expect(confirmed).toMatchObject({ first: 'pending', asked: [{ purpose: 'confirm' }], terms: { model: 'twoTier', percent: 18 } });
    expect(entries(confirmed)[0]).toEqual(['2027-03-01 10:00', 'asked', 'Distributor']);
    const silent = asked({ distributor: 'wholesale' }, { people: 'never' });
    expect(silent.end.state).toBe('rejected');
    expect(silent.sentences.at(-1)).toBe(
      'If nobody answers, it is rejected on Wednesday 3 March 2027, 17:00: The distributor confirms (Nobody decided in time).',
    );
  });

  it('S7.6: escalates where nobody answers', () => {
    const run = asked({}, { people: 'never', opposing: { directOpportunities: null } });
    expect(run.asked).toMatchObject([{ chain: 'channelConflict', purpose: 'adjudication' }]);
    expect(run.calendar.find(({ what }) => what === 'escalation')).toMatchObject({
      local: '2027-03-03 17:00',
      sentence:
        'Channel and direct team agree: escalated; now Channel manager, Lead of the direct team or Regional sales director may decide.',
    });
  });

  it('S7.6: is decided by as many as a step needs', () => {
    const chain = { title: 'Three', steps: [{ id: 'three', title: 'Three', roles: ['desk'], need: 3 }] };
    const three = dealProgram({ rules: routedTo('three') }, { approvals: { three: chain } } as never);
    const answers = { customer: contoso.customer, products: ['cloud'], amount: 1, closeOn: '2027-06-01' };
    const run = taken(dryRun(three, { answers, partner: { id: 'P1' }, at: MONDAY, people: 'prompt' }));
    expect(run.end.state).toBe('expired');
    expect(run.calendar.map(({ what }) => what)).toContain('approved');
  });

  it('S7.7: looks only at what stands in the way as it is told', () => {
    const opportunity = {
      id: 'o1',
      customer: contoso.customer,
      products: ['cloud'],
      owner: 'x',
      createdOn: '2027-02-20',
      lastActivityOn: '2027-02-28',
      stage: 'open',
    };
    expect(asked({}, { opposing: { directOpportunities: [opportunity] } }).asked).toMatchObject([{ purpose: 'adjudication' }]);
    expect(asked({}, { opposing: { directOpportunities: [] } }).asked).toEqual([]);
  });

  it('S7.7: is refused where the partner’s data cannot be used, or the program registers no deals', () => {
    expect(ask({}, { partner: { id: 'x', loaded: {} } })).toMatchObject({
      ok: false,
      problems: [
        { code: 'PDL401', pointer: '/attributes/type' },
        { code: 'PDL401', pointer: '/attributes/region' },
      ],
    });
    const { dealRegistration: _, ...none } = northwind.program;
    const without = new LifecycleProgram(compileProgram(none));
    expect(dryRun(without, { answers: contoso, partner: acme, at: MONDAY, people: 'prompt' })).toMatchObject({
      ok: false,
      problems: [{ code: 'OPS104' }],
    });
  });

  it('S7.7: tells of answers that the form does not take as of a rejection', () => {
    const title = '“Expected amount at list price” is not an amount of money.';
    expect(asked({ amount: 'much' })).toMatchObject({ first: 'rejected', reasons: [{ by: 'form', title }] });
    expect(asked({ colour: 'red' })).toMatchObject({ first: 'rejected', reasons: [{ by: 'form' }] });
  });

  it('S7.7: never takes what is not known for a yes', () => {
    const answers = { customer: contoso.customer, products: ['siem'], amount: 9000, tender: false };
    const run = taken(dryRun(nightfall, { answers, partner: { id: 'nobody', loaded: {} }, at: MONDAY, people: 'never' }));
    expect(run.first).not.toBe('approved');
    const unknown = taken(dryRun(gumdrop, { answers: school, partner: { id: 'nobody', loaded: {} }, at: MONDAY, people: 'prompt' }));
    expect(unknown).toMatchObject({ first: 'rejected', reasons: [{ by: 'notEligible' }], calendar: [{ what: 'rejected' }] });
  });

  it('S7.8: counts days in the calendar that holds for the partner', () => {
    const run = asked({}, { partner: { ...acme, attributes: { ...acme.attributes, region: 'EMEA' } } });
    expect(run.timeZone).toBe('Europe/Berlin');
    expect(run.calendar[0]?.local).toBe('2027-03-01 19:00');
    expect(run.sentences[2]).toContain('Monday 1 March 2027, 19:00');
  });

  it('S7.8: runs other programs: Gumdrop by hand', () => {
    const run = taken(
      dryRun(gumdrop, { answers: school, partner: { id: 'one', attributes: { authorised: true } }, at: MONDAY, people: 'atDue' }),
    );
    expect(run).toMatchObject({ first: 'approved', terms: { percent: 5, band: 'b500' } });
    expect(entries(run)).toEqual([
      ['2027-03-01 18:00', 'approved'],
      ['2027-03-02 13:00', 'reminder', 'Manager'],
      ['2027-05-17 00:00', 'warning'],
      ['2027-05-31 00:00', 'end'],
    ]);
    expect(run.sentences[2]).toMatch(/with a discount of 5 %\. It is protected until the end of Sunday 30 May 2027\.$/);
  });

  it('S7.8: runs other programs: Nightfall asks its channel manager', () => {
    const answers = { customer: contoso.customer, products: ['siem'], amount: 9000, tender: false };
    const run = taken(dryRun(nightfall, { answers, partner: { id: 'one' }, at: MONDAY, people: 'prompt' }));
    expect(run).toMatchObject({ first: 'pending', asked: [{ chain: 'review' }], end: { state: 'expired' } });
    expect(run.calendar.filter(({ what }) => what === 'approved')).toHaveLength(1);
  });

  it('S7.9: is the same for the same question, and alters nothing that it is given', () => {
    expect(JSON.stringify(asked({ amount: 620_000 }, { people: 'atDue' }))).toBe(
      JSON.stringify(asked({ amount: 620_000 }, { people: 'atDue' })),
    );
    const run = asked();
    expect(JSON.parse(JSON.stringify(run))).toEqual(run);
  });

  it('S7.9: looks no further than 1100 days', () => {
    const answers = { customer: contoso.customer, products: ['cloud'], amount: 1, closeOn: '2027-06-01' };
    const of = (term: string) =>
      taken(dryRun(dealProgram({ protection: { for: term, warn: [] } }), { answers, partner: { id: 'P1' }, at: MONDAY, people: 'prompt' }));
    expect(of('P3Y').end.state).toBe('expired');
    const long = of('P4Y');
    expect(long.end.state).toBe('approved');
    expect(long.sentences.at(-1)).toContain('It is protected until the end of Saturday 1 March 2031');
  });
});
