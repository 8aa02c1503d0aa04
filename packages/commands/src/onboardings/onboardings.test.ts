import type { Store } from '@tierwright/store';
import { memoryStore } from '@tierwright/store/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../command/answer.ts';
import { bodyOf, codeOf } from '../command/answered.fixture.ts';
import { applyForMembership } from '../members/member-commands.ts';
import { historyFor } from '../status/history.ts';
import { Office } from '../status/office.fixture.ts';
import { beginOnboarding, ONBOARDING_COMMANDS } from './onboarding-commands.ts';
import type { OnboardingSaid } from './onboarding-messages.ts';
import { READ_ONBOARDINGS_RIGHTS } from './onboarding-rights.ts';
import type { PartnerOnboarding, VendorOnboarding } from './onboarding-shapes.ts';
import { onboardingFor, onboardingsFor } from './read-onboardings.ts';
import type { OnboardingShown } from './show-onboarding.ts';

let store: Store;
beforeAll(async () => {
  store = await memoryStore();
});
afterAll(() => store.close());

const PROFILE = { legalName: 'Acme Corporation', country: 'US', taxId: '12-3456789', plan: 'Cloud for dentists' };

interface Onboardings {
  readonly steps: { kind?: string; chain?: string; owner?: string }[];
}
/** The screening is decided by a chain of people. */
function screenedByChain(text: string): string {
  const document = JSON.parse(text) as { onboarding: Onboardings };
  const screening = document.onboarding.steps[1];
  if (screening) Object.assign(screening, { kind: 'approval', chain: 'desk', owner: undefined });
  return JSON.stringify(document);
}

/** The screening is a form that compliance fills in. */
function screenedByForm(text: string): string {
  const document = JSON.parse(text) as { onboarding: Onboardings };
  const screening = document.onboarding.steps[1];
  if (screening) Object.assign(screening, { kind: 'form', owner: 'compliance', fields: [{ id: 'hits', title: 'Hits', type: 'text' }] });
  return JSON.stringify(document);
}

async function northwind(change?: (text: string) => string) {
  const office = await Office.open(store);
  await office.inForce('northwind/2027.1.0', change);
  const attributes = { type: 'reseller', region: 'NA', joinedOn: '2027-03-01', overdue: false };
  await office.partners({ id: 'acme', title: 'Acme Corp', attributes }, { id: 'bolt', title: 'Bolt Ltd', attributes });
  const people = {
    ann: await office.person('Ann Able', { roles: ['partnerUser'], partner: 'acme' }),
    bob: await office.person('Bob Brown', { roles: ['partnerUser'], partner: 'bolt' }),
    cora: await office.person('Cora Compliance', { roles: ['decider'], groups: ['compliance'] }),
    dora: await office.person('Dora Desk', { roles: ['decider'], groups: ['dealDesk'] }),
    mia: await office.person('Mia Manager', { roles: ['decider'], looksAfter: 'acme' }),
    carl: await office.person('Carl Channel', { roles: ['channelManager'], groups: ['channelManager', 'dealDesk'] }),
    olga: await office.person('Olga Owner', { roles: ['decider'], groups: ['programOwner'] }),
    audrey: await office.person('Audrey Audit', { roles: ['auditor'] }),
  };
  type Name = keyof typeof people;
  const tell = (name: Name, id: string, message: OnboardingSaid): Promise<Answer<OnboardingShown>> =>
    office.ask(ONBOARDING_COMMANDS[message.type], people[name], { id, message });
  const told = async (name: Name, id: string, message: OnboardingSaid) => bodyOf(await tell(name, id, message));
  /** The onboarding that the membership of a partner begins. */
  const apply = async (name: Name = 'ann', partner = 'acme'): Promise<string> => {
    await office.done(applyForMembership, people[name], { partner });
    await office.settle('member', partner);
    return `${partner}-1`;
  };
  return { office, people, tell, told, apply };
}

describe('an onboarding', () => {
  it('is taken to its end by the partner and those who check, sign and welcome', async () => {
    const { office, people, tell, told, apply } = await northwind();
    const id = await apply();
    const seen = bodyOf(await onboardingFor(office.service, people.ann, id)) as PartnerOnboarding;
    expect(seen).toMatchObject({ state: 'open', partner: { title: 'Acme Corp' }, holders: ['Partner'] });
    expect(seen.sentence).toBe('Under way: 0 of 8 steps are behind the partner; it has to be done by the end of Tuesday 29 June 2027.');
    expect(seen.steps[0]).toMatchObject({ id: 'profile', isYours: true, form: { required: ['legalName', 'country', 'taxId', 'plan'] } });
    expect(codeOf(await tell('ann', id, { type: 'complete', step: 'profile', answers: {} }))).toBe('422 OPS210');
    expect(codeOf(await tell('ann', id, { type: 'complete', step: 'nothing' }))).toBe('422 OPS104');
    expect(codeOf(await tell('cora', id, { type: 'complete', step: 'profile', answers: PROFILE }))).toBe('404 CMD601');
    expect(codeOf(await tell('carl', id, { type: 'complete', step: 'profile', answers: PROFILE }))).toBe('403 OPS108');
    await told('ann', id, { type: 'complete', step: 'profile', answers: PROFILE });
    expect(await told('cora', id, { type: 'return', step: 'screening', reason: 'Look again' })).toMatchObject({ state: 'open' });
    const again = bodyOf(await onboardingFor(office.service, people.audrey, id)) as VendorOnboarding;
    expect(again.steps[1]).toMatchObject({ id: 'screening', owners: [{ title: 'Compliance' }] });
    const open = again.steps.find(({ state }) => state === 'open');
    if (open?.id === 'profile') await told('ann', id, { type: 'complete', step: 'profile', answers: PROFILE });
    const rejected = (await told('cora', id, { type: 'reject', step: 'screening', reason: 'Who owns you?' })) as VendorOnboarding;
    expect(rejected.steps[0]).toMatchObject({ id: 'profile', state: 'open' });
    const back = bodyOf(await onboardingFor(office.service, people.ann, id)) as PartnerOnboarding;
    expect(back.steps[1]).toMatchObject({ id: 'screening', isYours: false, state: 'waiting', reason: 'Who owns you?', due: null });
    await told('ann', id, { type: 'complete', step: 'profile', answers: PROFILE });
    const checked = (await told('cora', id, { type: 'complete', step: 'screening', evidence: 'list-4712' })) as VendorOnboarding;
    const partner = JSON.stringify(bodyOf(await onboardingFor(office.service, people.ann, id)));
    for (const secret of ['list-4712', 'Cora', people.cora.account]) expect(partner).not.toContain(secret);
    expect(checked.steps[1]).toMatchObject({ state: 'done', by: { name: 'Cora Compliance' }, evidence: 'list-4712', rejections: 1 });
    await told('ann', id, { type: 'signed', step: 'agreement' });
    expect(codeOf(await tell('carl', id, { type: 'countersign', step: 'agreement' }))).toBe('403 OPS108');
    await told('olga', id, { type: 'countersign', step: 'agreement' });
    await office.settle('onboarding', id);
    const skipped = (await told('olga', id, { type: 'skip', step: 'training', reason: 'Trained elsewhere' })) as VendorOnboarding;
    expect(skipped.steps.find((step) => step.id === 'training')).toMatchObject({ state: 'skipped', by: { name: 'Olga Owner' } });
    const done = await told('mia', id, { type: 'complete', step: 'welcome' });
    expect(done).toMatchObject({ state: 'done', sentence: 'Everything is done.', holders: [], next: [] });
    await office.settle('onboarding', id);
    expect((await office.item('member', 'acme'))?.state).toBe('active');
    expect(codeOf(await tell('olga', id, { type: 'close', reason: 'x' }))).toBe('409 OPS102');
    const history = bodyOf(await historyFor(office.service, people.ann, { kind: 'onboarding', id, rights: READ_ONBOARDINGS_RIGHTS }));
    expect(history.items.at(-1)).toMatchObject({ by: 'The vendor', said: null, state: 'done' });
    const rows = bodyOf(await onboardingsFor(office.service, people.olga, {}));
    expect(rows.items).toMatchObject([{ id, state: 'done', steps: 8, behind: 8 }]);
    expect(bodyOf(await onboardingsFor(office.service, people.bob, {})).items).toEqual([]);
    expect(await onboardingFor(office.service, people.bob, id)).toMatchObject({ failure: { status: 404 } });
  });

  it('has what the system could not provide tried again, and is withdrawn by the partner or closed by the owner', async () => {
    const { office, tell, told, apply } = await northwind();
    const id = await apply();
    await told('ann', id, { type: 'complete', step: 'profile', answers: PROFILE });
    await told('cora', id, { type: 'complete', step: 'screening' });
    await told('ann', id, { type: 'signed', step: 'agreement' });
    await told('olga', id, { type: 'countersign', step: 'agreement' });
    await office.system('onboarding', id, { type: 'provisioningFailed', step: 'demo', reason: 'No licence left' });
    expect(codeOf(await tell('ann', id, { type: 'retry', step: 'demo' }))).toBe('403 OPS108');
    expect(await told('olga', id, { type: 'retry', step: 'demo' })).toMatchObject({ state: 'open' });
    expect(codeOf(await tell('bob', id, { type: 'withdraw' }))).toBe('404 CMD601');
    expect(await told('ann', id, { type: 'withdraw', reason: 'We sell nothing' })).toMatchObject({
      state: 'closed',
      reason: 'We sell nothing',
    });
    const other = await apply('carl', 'bolt');
    expect(codeOf(await tell('cora', other, { type: 'close', reason: 'x' }))).toBe('404 CMD601');
    expect(await told('olga', other, { type: 'close', reason: 'Not for us' })).toMatchObject({
      state: 'closed',
      sentence: 'Closed: Not for us',
    });
  });

  it('is decided by others than whoever applied', async () => {
    const { told, tell, apply } = await northwind(screenedByChain);
    const id = await apply('carl');
    await told('ann', id, { type: 'complete', step: 'profile', answers: PROFILE });
    const asked =
      (await told('dora', id, { type: 'delegate', chain: 'screening-1', to: '', until: '2027-03-02T20:00:00Z' }).catch(() => null)) ?? null;
    expect(asked).toBeNull();
    expect(codeOf(await tell('carl', id, { type: 'decide', chain: 'screening-1', step: 'desk', outcome: 'approve' }))).toBe('403 OPS301');
    expect(codeOf(await tell('ann', id, { type: 'decide', chain: 'screening-1', step: 'desk', outcome: 'approve' }))).toBe('403 CMD101');
    expect(await told('dora', id, { type: 'decide', chain: 'screening-1', step: 'desk', outcome: 'approve' })).toMatchObject({
      chains: [{ state: 'approved', steps: [{ decisions: [{ by: { name: 'Dora Desk' } }] }] }],
    });
  });

  it('shows the partner its own answers, not those of forms of the vendor', async () => {
    const { office, people, told, apply } = await northwind(screenedByForm);
    const id = await apply();
    await told('ann', id, { type: 'complete', step: 'profile', answers: PROFILE });
    const checked = await told('cora', id, { type: 'complete', step: 'screening', answers: { hits: 'A cousin of a minister' } });
    expect(checked.answers).toEqual({ ...PROFILE, hits: 'A cousin of a minister' });
    const seen = bodyOf(await onboardingFor(office.service, people.ann, id)) as PartnerOnboarding;
    expect(seen.answers).toEqual(PROFILE);
    expect(seen.steps[1]).toMatchObject({ id: 'screening', isYours: false, form: null });
  });

  it('begins by itself only for a partner without a membership', async () => {
    const { office, people, apply } = await northwind();
    expect(await office.refused(beginOnboarding, people.ann, { partner: 'acme' })).toBe('403 CMD101');
    expect(await office.refused(beginOnboarding, people.carl, { partner: 'nobody' })).toBe('404 CMD102');
    expect(await office.done(beginOnboarding, people.carl, { partner: 'bolt' })).toMatchObject({
      state: 'open',
      submitter: { name: 'Carl Channel' },
    });
    await apply();
    expect(await office.refused(beginOnboarding, people.carl, { partner: 'acme' })).toBe('409 CMD613');
  });
});
