import { describe, expect, it } from 'vitest';
import { Membership, memberProgram, on, track } from './membership.fixture.ts';
import type { MemberMessage } from './messages.ts';

type Grant = Extract<MemberMessage, { type: 'grantException' }>;
const grant = (more: Partial<Grant> = {}): Grant => ({
  type: 'grantException',
  by: 'olga',
  askedBy: 'amy',
  exception: 'e1',
  effect: 'keepTier',
  item: 'silver',
  reason: 'Merger',
  until: '2027-06-01',
  ...more,
});
const silver = () => Membership.begun(memberProgram(), { good: true, sold: true }).until(on('03-05'));

describe('an exception of a member', () => {
  it('O4.21: keeps a tier from its day until the day before its end', () => {
    const partner = silver().say(grant());
    expect(partner.effects).toEqual([
      'record exception {"id":"e1","effect":"keepTier","item":"silver","reason":"Merger","from":"2027-03-05","until":"2027-06-01","askedBy":"amy","grantedBy":"olga"}',
    ]);
    partner.data.attributes.sold = false;
    expect(partner.until(on('05-31')).tier).toBe('silver held');
    expect(partner.until(on('06-01', '01:00')).told).toEqual(['2027-06-01 member.lapsed Silver → Basic (Is sold)']);
  });

  it('O4.21: raises to the tier at once, and waives a requirement', () => {
    const raised = Membership.begun(memberProgram(), { good: true, sold: false }).until(on('03-05'));
    expect(raised.say(grant()).told).toEqual(['2027-03-05 member.tierUp Basic → Silver']);
    const waived = Membership.begun(memberProgram(), { good: true, sold: false }).until(on('03-05'));
    expect(waived.say(grant({ effect: 'waive', item: 'sold', track: 'resale' })).tier).toBe('silver held');
    expect(waived.until(on('06-01')).tier).toBe('basic held');
  });

  it('O4.22: is granted by an owner of the program to what somebody else asked for', () => {
    const partner = silver();
    expect(partner.refused(grant({ askedBy: 'olga' }))).toBe('OPS404 /by');
    expect(partner.refused(grant({ askedBy: 'otto' }))).toBe('taken');
    expect(partner.refused(grant({ by: 'amy', askedBy: 'olga' }))).toBe('OPS108 /by');
    expect(partner.refused(grant({ by: 'ana' }))).toBe('OPS108 /by');
    expect(partner.refused(grant({ askedBy: 'who' }))).toBe('OPS104 /askedBy');
  });

  it('O4.23: names what the program has, and days to come', () => {
    const partner = silver();
    expect(partner.refused(grant({ item: 'platinum' }))).toBe('OPS104 /item');
    expect(partner.refused(grant({ effect: 'waive' }))).toBe('OPS104 /item');
    expect(partner.refused(grant({ effect: 'waive', item: 'sold' }))).toBe('taken');
    expect(partner.refused(grant({ effect: 'forgive' as 'waive' }))).toBe('OPS105 /effect');
    expect(partner.refused(grant({ track: 'other' }))).toBe('OPS104 /track');
    expect(partner.refused(grant({ group: 'cloud' }))).toBe('OPS104 /group');
    expect(partner.refused(grant({ from: '2027-03-04' }))).toBe('OPS105 /from');
    expect(partner.refused(grant({ from: '2027-06-01' }))).toBe('OPS105 /until');
    expect(partner.refused(grant({ until: '2027-02-30' }))).toBe('OPS105 /until');
    expect(partner.refused(grant({ until: '2027-03-05' }))).toBe('OPS105 /until');
    expect(partner.say(grant()).refused(grant())).toBe('OPS105 /exception');
  });

  it('O4.23: takes the place of no exception of the records', () => {
    const { exception: id, item, until } = grant();
    const record = { id, effect: 'waive', item: 'skilled', reason: 'Merger', from: '2027-01-01', until, askedBy: 'amy', grantedBy: 'otto' };
    const partner = silver();
    (partner.data as { records?: object }).records = { exception: [record] };
    expect(item).not.toBe(record.item);
    expect(partner.refused(grant())).toBe('OPS105 /exception');
  });

  it('O4.24: is revoked from the day on', () => {
    const partner = silver().say(grant());
    partner.data.attributes.sold = false;
    partner.until(on('04-01'));
    expect(partner.refused({ type: 'revokeException', by: 'amy', exception: 'e1', reason: 'Over' })).toBe('OPS108 /by');
    expect(partner.refused({ type: 'revokeException', by: 'otto', exception: 'e2', reason: 'Over' })).toBe('OPS104 /exception');
    partner.say({ type: 'revokeException', by: 'otto', exception: 'e1', reason: 'Over' });
    expect(partner.told).toEqual(['2027-04-01 member.lapsed Silver → Basic (Is sold)']);
    expect(partner.member.exceptions).toMatchObject([{ until: '2027-04-01', revokedBy: 'otto' }]);
    expect(partner.refused({ type: 'revokeException', by: 'otto', exception: 'e1', reason: 'Over' })).toBe('OPS104 /exception');
  });

  it('O4.24: revoked before it begins, it never holds', () => {
    const partner = silver().say(grant({ from: '2027-04-01' }));
    partner.data.attributes.sold = false;
    partner.say({ type: 'revokeException', by: 'otto', exception: 'e1', reason: 'Over' });
    expect(partner.member.exceptions).toMatchObject([{ from: '2027-04-01', until: '2027-04-01', revokedBy: 'otto' }]);
    expect(partner.until(on('04-02')).tier).toBe('basic held');
  });

  it('O4.21: one that begins on a day without review is seen on it', () => {
    const yearly = { promote: { at: { every: 'year' } }, demote: { at: { every: 'year' } } };
    const partner = Membership.begun(memberProgram({ tracks: [track(yearly)] }), { good: true, sold: false }).until(on('03-05'));
    expect(partner.say(grant({ from: '2027-04-01' })).timers).toEqual(['review 2027-04-01 00:00']);
    expect(partner.until(on('04-03')).told).toEqual(['2027-04-01 member.tierUp Basic → Silver']);
  });
});
