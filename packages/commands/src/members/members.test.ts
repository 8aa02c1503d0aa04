import type { Store } from '@tierwright/store';
import { memoryStore } from '@tierwright/store/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../command/answer.ts';
import { bodyOf, codeOf } from '../command/answered.fixture.ts';
import { Office } from '../status/office.fixture.ts';
import { applyForMembership, grantException, MEMBER_COMMANDS, reviewMember, revokeException } from './member-commands.ts';
import type { MemberSaid } from './member-messages.ts';
import type { PartnerMember, VendorMember } from './member-shapes.ts';
import { exceptionsFor, memberFor, membersFor, standingsFor } from './read-members.ts';
import type { MemberShown } from './show-member.ts';

let store: Store;
beforeAll(async () => {
  store = await memoryStore();
});
afterAll(() => store.close());

/** Harbor has no onboarding: who applies is in the program at once. */
async function vendorOf(program: string) {
  const office = await Office.open(store, program);
  await office.partners(
    { id: 'acme', title: 'Acme Corp', attributes: { type: 'reseller', region: 'NA', joinedOn: '2027-01-04' } },
    { id: 'bolt', title: 'Bolt Ltd', attributes: { type: 'reseller', region: 'NA', joinedOn: '2027-01-04' } },
  );
  const people = {
    ann: await office.person('Ann Able', { roles: ['partnerUser'], partner: 'acme' }),
    bob: await office.person('Bob Brown', { roles: ['partnerUser'], partner: 'bolt' }),
    carl: await office.person('Carl Channel', { roles: ['channelManager'] }),
    mia: await office.person('Mia Manager', { roles: ['decider'], looksAfter: 'acme' }),
    olga: await office.person('Olga Owner', { roles: ['decider'], groups: ['programOwner'] }),
    dora: await office.person('Dora Desk', { roles: ['decider'], groups: ['dealDesk'] }),
    audrey: await office.person('Audrey Audit', { roles: ['auditor'] }),
  };
  type Name = keyof typeof people;
  const tell = (name: Name, id: string, message: MemberSaid): Promise<Answer<MemberShown>> =>
    office.ask(MEMBER_COMMANDS[message.type], people[name], { id, message });
  return { office, people, tell };
}
const EXCEPTION = { effect: 'keepTier', item: 'silver', reason: 'A deal slipped into April', until: '2027-07-01' } as const;

describe('a membership', () => {
  it('is applied for by the partner or for it, once', async () => {
    const { office, people } = await vendorOf('northwind/2027.1.0');
    expect(await office.refused(applyForMembership, people.ann, { partner: 'bolt' })).toBe('404 CMD102');
    expect(await office.refused(applyForMembership, people.carl, {})).toBe('422 CMD612');
    expect(await office.refused(applyForMembership, people.dora, { partner: 'acme' })).toBe('403 CMD101');
    const applied = (await office.done(applyForMembership, people.ann, {})) as PartnerMember;
    expect(applied).toMatchObject({
      id: 'acme',
      state: 'onboarding',
      sentence: 'On the way in.',
      type: { title: 'Solution reseller' },
      onboarding: 'acme-1',
    });
    expect(await office.refused(applyForMembership, people.ann, {})).toBe('409 OPS109');
    const forIt = (await office.done(applyForMembership, people.carl, { partner: 'bolt' })) as VendorMember;
    expect(forIt).toMatchObject({ submitter: { name: 'Carl Channel' }, partner: { title: 'Bolt Ltd' } });
  });

  it('is reviewed on demand, left by the partner and ended by the owner of the program', async () => {
    const { office, people, tell } = await vendorOf('northwind/2027.1.0');
    await office.done(applyForMembership, people.ann, {});
    await office.done(applyForMembership, people.carl, { partner: 'bolt' });
    expect(await office.refused(reviewMember, people.carl, { partner: 'acme' })).toBe('409 OPS102');
    expect(await office.refused(reviewMember, people.dora, { partner: 'acme' })).toBe('404 CMD601');
    expect(await office.refused(reviewMember, people.ann, { partner: 'acme' })).toBe('403 CMD101');
    expect(codeOf(await tell('olga', 'acme', { type: 'phaseMet' }))).toMatch(/^409 OPS/);
    expect(codeOf(await tell('bob', 'acme', { type: 'leave' }))).toBe('404 CMD601');
    expect(codeOf(await tell('carl', 'acme', { type: 'leave' }))).toBe('403 CMD101');
    expect(codeOf(await tell('carl', 'acme', { type: 'end', reason: 'x' }))).toBe('403 OPS108');
    expect(bodyOf(await tell('ann', 'acme', { type: 'leave', reason: 'We merge' }))).toMatchObject({
      state: 'ended',
      sentence: 'Ended: We merge',
    });
    expect(bodyOf(await tell('olga', 'bolt', { type: 'end', reason: 'No business' }))).toMatchObject({
      state: 'ended',
      reason: 'No business',
    });
    expect(codeOf(await tell('olga', 'bolt', { type: 'end', reason: 'Again' }))).toBe('409 OPS102');
  });

  it('stands in its tracks, and has exceptions that one asks for and another grants', async () => {
    const { office, people } = await vendorOf('harbor/2026.1.0');
    const active = (await office.done(applyForMembership, people.carl, { partner: 'acme', type: 'reseller' })) as VendorMember;
    expect(['active', 'managed', 'applied']).toContain(active.state);
    const standings = bodyOf(await standingsFor(office.service, people.ann, 'acme'));
    expect(standings).toEqual({ items: active.standings });
    const exception = { ...EXCEPTION, askedBy: people.mia.account };
    expect(await office.refused(grantException, people.carl, { partner: 'acme', exception })).toBe('403 OPS108');
    expect(await office.refused(grantException, people.ann, { partner: 'acme', exception })).toBe('403 CMD101');
    expect(await office.refused(grantException, people.dora, { partner: 'acme', exception })).toBe('404 CMD601');
    expect(await office.refused(grantException, people.olga, { partner: 'bolt', exception })).toBe('404 CMD601');
    const own = { ...exception, askedBy: people.olga.account };
    expect(await office.refused(grantException, people.olga, { partner: 'acme', exception: own })).toBe('403 OPS404');
  });
});

describe('exceptions', () => {
  it('are read by the partner without who asked and why, and revoked by the owner of the program', async () => {
    const { office, people } = await vendorOf('northwind/2027.1.0');
    await office.done(applyForMembership, people.ann, {});
    const exception = { ...EXCEPTION, askedBy: people.mia.account, track: 'resale' };
    const granted = await office.ask(grantException, people.olga, { partner: 'acme', exception });
    expect(granted).toMatchObject({
      ok: true,
      status: 201,
      body: { exceptions: [{ ...EXCEPTION, grantedBy: { name: 'Olga Owner' }, revokedBy: null }] },
    });
    const [kept] = (bodyOf(granted) as VendorMember).exceptions;
    const own = bodyOf(await exceptionsFor(office.service, people.ann, 'acme'));
    expect(own).toEqual({
      items: [{ id: kept?.id, effect: 'keepTier', item: 'silver', track: 'resale', group: null, from: '2027-03-01', until: '2027-07-01' }],
    });
    const partner = JSON.stringify([own, bodyOf(await memberFor(office.service, people.ann, 'acme'))]);
    for (const secret of ['Mia', 'Olga', people.mia.account, people.olga.account, 'slipped']) expect(partner).not.toContain(secret);
    const revoke = { partner: 'acme', exception: kept?.id ?? '', revocation: { reason: 'It was lost' } };
    expect(await office.refused(revokeException, people.olga, { ...revoke, exception: 'none' })).toBe('422 OPS104');
    expect(await office.done(revokeException, people.olga, revoke)).toMatchObject({ exceptions: [{ revokedBy: { name: 'Olga Owner' } }] });
    const long = { ...exception, item: 'nothing' };
    expect(await office.refused(grantException, people.olga, { partner: 'acme', exception: long })).toBe('422 OPS104');
    expect(await office.refused(grantException, people.olga, { partner: 'acme', exception: { ...exception, until: '2027-01-01' } })).toBe(
      '422 OPS105',
    );
  });
});

it('memberships are listed for those who may see them', async () => {
  const { office, people } = await vendorOf('northwind/2027.1.0');
  await office.done(applyForMembership, people.ann, {});
  await office.done(applyForMembership, people.bob, {});
  const ids = async (name: keyof typeof people) =>
    bodyOf(await membersFor(office.service, people[name], {}))
      .items.map(({ id }) => id)
      .sort();
  expect(await ids('ann')).toEqual(['acme']);
  expect(await ids('olga')).toEqual(['acme', 'bolt']);
  expect(await ids('mia')).toEqual(['acme']);
  expect(await ids('dora')).toEqual([]);
  expect(await ids('audrey')).toEqual(['acme', 'bolt']);
  expect(await memberFor(office.service, people.bob, 'acme')).toMatchObject({ failure: { status: 404, code: 'CMD601' } });
});
