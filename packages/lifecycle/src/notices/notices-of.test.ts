import { describe, expect, it, vi } from 'vitest';
import { CommonVariables } from './common-variables.ts';
import { factsOf, MONDAY, notice, tell, telling } from './told.fixture.ts';

const textOf = (...args: Parameters<typeof tell>): string | undefined => tell(...args)[0]?.text;

describe('the notices that events ask for', () => {
  it('N1: a notice is made of its event, ready to send', () => {
    const program = telling([
      notice({
        id: 'approved',
        to: ['partner', 'desk'],
        channels: ['email', 'portal'],
        subject: 'Approved: {deal.band}',
        text: 'Discount {deal.percent}.\nThank you.',
        send: 'digest',
        hold: 'desk',
      }),
    ]);
    const values = () => ({ 'deal.band': 'Ada', 'deal.percent': { percent: 12.5 } });
    expect(tell(program, {}, { values, parties: () => ({ partner: 'acme', distributor: 'dist' }) })).toEqual([
      {
        do: 'notice',
        notice: 'approved',
        event: 'deal.approved',
        to: ['partner', 'desk'],
        partner: 'acme',
        distributor: 'dist',
        channels: ['email', 'portal'],
        subject: 'Approved: Ada',
        text: 'Discount 12.5 %.\nThank you.',
        send: 'digest',
        hold: 'desk',
        at: MONDAY,
      },
    ]);
  });

  it('N1: notices come in the order of the document, and none of another event', () => {
    const list = [notice({ id: 'b', text: 'B' }), notice({ id: 'x', on: 'deal.rejected', text: 'X' }), notice({ id: 'a', text: 'A' })];
    expect(tell(telling(list)).map((told) => [told.notice, told.send])).toEqual([
      ['b', 'now'],
      ['a', 'now'],
    ]);
    expect(tell(telling(list), { event: 'deal.lost' })).toEqual([]);
  });

  it('N1: nothing is asked of an item of which no notice tells', () => {
    const never = (): never => {
      throw new Error('asked');
    };
    const about = { values: never, holders: never, parties: never, facts: { partner: never } };
    expect(tell(telling([notice({ on: 'deal.lost', text: 'Lost {partner.tier}' })]), {}, about)).toEqual([]);
  });

  it('N1.1: what the event says goes before the item, the item before what every event knows', () => {
    const program = telling([notice({ text: '{deal.reason}, {deal.id}, {partner.title}' })]);
    const values = () => ({ 'deal.reason': 'of the item', 'deal.id': 'd1', 'partner.title': 'Its own title' });
    expect(textOf(program, { vars: { 'deal.reason': 'of the event' } }, { values })).toBe('of the event, d1, Its own title');
    expect(textOf(program, {}, { values: () => ({}) })).toBe('–, –, Acme');
    expect(textOf(program, { vars: { 'deal.reason': null } }, { values })).toBe('–, d1, Its own title');
  });

  it('N1.1: an event of a partner who has it no longer speaks to and of that partner', () => {
    const program = telling([notice({ on: 'lead.declined', text: '{partner.title} {partner.id}' })]);
    const parties = () => ({ partner: 'acme', distributor: null });
    expect(tell(program, { event: 'lead.declined', partner: 'bolt' }, { parties })).toMatchObject([
      { partner: 'bolt', to: ['partner'], text: 'bolt bolt' },
    ]);
    expect(tell(program, { event: 'lead.declined' }, { parties })).toMatchObject([{ partner: 'acme', text: 'Acme acme' }]);
  });

  it('N1.2: money, percent, numbers, days, instants, words and lists are told as people read them', () => {
    const cases = {
      '12,500 EUR': { money: 1_250_000, currency: 'EUR' },
      '1,234,567.80 USD': { money: 123_456_780, currency: 'USD' },
      '-0.50 EUR': { money: -50, currency: 'EUR' },
      '38,000 JPY': { money: 38_000, currency: 'JPY' },
      '12.5 %': { percent: 12.5 },
      '0 %': { percent: 0 },
      '1,000': 1000,
      '30 May 2027': { day: '2027-05-30' },
      '1 March 2027, 14:00': { at: MONDAY },
      yes: true,
      no: false,
      Gold: 'Gold',
      'a, b and c': ['a', 'b', 'c'],
    };
    const program = telling([notice({ text: '{deal.id}' })]);
    for (const [words, value] of Object.entries(cases)) expect(textOf(program, { vars: { 'deal.id': value } })).toBe(words);
  });

  it('N1.2: what is not known, empty or not supplied is a dash', () => {
    const program = telling([notice({ text: '{deal.id}' })]);
    for (const value of [null, '', '  ', []]) expect(textOf(program, { vars: { 'deal.id': value } })).toBe('–');
    expect(textOf(program)).toBe('–');
  });

  it('N1.2: instants are told in the time of the partner’s calendar', () => {
    const when = { all: [{ fact: 'partner.west', operator: 'equal', value: true }] };
    const program = telling([notice({ text: '{deal.due}, {today}' })], {
      calendar: { variants: [{ title: 'West', when, timeZone: 'Asia/Tokyo' }] },
    });
    const evening = { vars: { 'deal.due': { at: Date.parse('2027-03-01T15:30:00Z') } } };
    const now = Date.parse('2027-03-01T15:30:00Z');
    expect(textOf(program, evening, { now }, { west: false })).toBe('1 March 2027, 16:30, 1 March 2027');
    expect(textOf(program, evening, { now }, { west: true })).toBe('2 March 2027, 00:30, 2 March 2027');
    expect(textOf(program, evening, { now })).toBe('1 March 2027, 16:30, 1 March 2027');
    const parties = () => ({ partner: null, distributor: null });
    expect(textOf(program, evening, { now, parties }, { west: true })).toBe('1 March 2027, 16:30, 1 March 2027');
  });

  it('N1.3: every event knows the partner, the program and the day', () => {
    const text = '{partner.id}, {partner.title}, {partner.tier}, {partner.track}, {program.title}, {program.version}, {today}';
    const program = telling([notice({ text })]);
    expect(textOf(program, {}, {}, { sales: 500 })).toBe('acme, Acme, Gold partner, Resellers, Northwind partners, 3.1.0, 1 March 2027');
    expect(textOf(program, {}, {}, { sales: 5 })).toContain(', Member, Resellers');
    const nobody = { parties: () => ({ partner: null, distributor: null }) };
    expect(textOf(program, {}, nobody)).toBe('–, –, –, –, Northwind partners, 3.1.0, 1 March 2027');
  });

  it('N1.3: the facts of the partner that the document declares are told by their types', () => {
    const text = '{partner.credit}, {partner.share}, {partner.joinedOn}, {partner.notice}, {partner.areas}, {partner.west}';
    const program = telling([notice({ text })]);
    const attributes = { credit: 1500.5, share: 20, joinedOn: '2025-01-31', notice: 'P30D', areas: ['b', 'a'], west: false };
    expect(textOf(program, {}, {}, attributes)).toBe('1,500.50 EUR, 20 %, 31 January 2025, 30 days, a and b, no');
    expect(textOf(program, {}, {}, {})).toBe('–, –, –, –, –, –');
  });

  it('N1.3: a partner is read once for a notice, and only where one asks', () => {
    const program = telling([]);
    const facts = factsOf(program, { sales: 500 });
    const partner = vi.fn(facts.partner);
    const subject = {
      program,
      facts: { ...facts, partner },
      now: MONDAY,
      values: () => ({}),
      holders: () => [],
      parties: () => ({ partner: 'acme', distributor: null }),
    };
    const common = new CommonVariables(subject, 'acme');
    expect([common.value('partner.title'), common.value('today'), partner.mock.calls.length]).toEqual(['Acme', { day: '2027-03-01' }, 0]);
    expect([common.value('partner.tier'), common.value('partner.track'), partner.mock.calls.length]).toEqual([
      'Gold partner',
      'Resellers',
      1,
    ]);
    expect(common.value('partner.unheardOf')).toBeUndefined();
  });

  it('N1.4: a notice is plain text: no tags, no control characters, one line where it is one', () => {
    const program = telling([notice({ subject: '{deal.id}', text: 'Line 1 <b>\nLine 2\u0007\u202e: {deal.id}' })]);
    const evil = 'A\u0000d\u001b[31ma\r\nBcc: x\u202eb <script>alert(1)</script>\u2028c';
    const [told] = tell(program, { vars: { 'deal.id': evil } });
    expect(told?.subject).toBe('A d [31ma Bcc: xb ‹script›alert(1)‹/script› c');
    expect(told?.text).toBe('Line 1 ‹b›\nLine 2: A d [31ma Bcc: xb ‹script›alert(1)‹/script› c');
  });

  it('N1.4: what a value says is never read as a variable', () => {
    const program = telling([notice({ text: '{deal.id} {deal.reason}' })]);
    expect(textOf(program, { vars: { 'deal.id': '{deal.reason}', 'deal.reason': '$& {deal.id}' } })).toBe('{deal.reason} $& {deal.id}');
  });

  it('N1.5: the holder is whom the event names, else who holds the item; each is told once', () => {
    const program = telling([notice({ to: ['desk', 'holder', 'partner'], text: 'x' })]);
    expect(tell(program, {}, { holders: () => ['desk', 'kim'] })[0]?.to).toEqual(['desk', 'kim', 'partner']);
    expect(tell(program, { holders: ['partner', 'kim'] }, { holders: () => ['max'] })[0]?.to).toEqual(['desk', 'partner', 'kim']);
  });

  it('N1.5: where nobody holds it, nobody is told', () => {
    const program = telling([notice({ to: ['holder'], text: 'x' })]);
    expect(tell(program, {}, { holders: () => [] })).toEqual([]);
  });
});
