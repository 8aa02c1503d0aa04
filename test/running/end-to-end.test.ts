import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AdminOutput, AuditOutput, PublishOutput } from '@tierwright/cli';
import { type Client, ProblemError } from '@tierwright/client';
import { openStore } from '@tierwright/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporalAddress, temporalMissing } from '../setup/temporal-address.ts';
import { until } from '../setup/until.ts';
import { Moving } from './end-to-end/moving.ts';
import { northwindOfToday } from './end-to-end/northwind-of-today.ts';
import { asked, type DealSeen, eventsOf, type MemberSeen, type OnboardingSeen, type StepSeen } from './end-to-end/seen.ts';
import { type ServerProcess, startServer, tierwright } from './end-to-end/server-process.ts';
import { newcomer, signedIn } from './end-to-end/signed-in.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;
const PASSWORD = 'correct horse battery staple';
const RESELLER = { type: 'reseller', region: 'NA', overdue: false };
const daysOff = (days: number): string => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
const PROFILE = { legalName: 'Bolt Limited', country: 'US', taxId: '12-3456789', plan: 'Cloud for dentists' };

/** Status and code with which a request was refused. */
async function refused(request: Promise<unknown>): Promise<string> {
  try {
    await request;
  } catch (error) {
    if (error instanceof ProblemError) return `${error.status} ${error.code}`;
    throw error;
  }
  throw new Error('It was not refused.');
}

describe.skipIf(temporalMissing !== '')(`from an empty folder to a business${temporalMissing && ` (${temporalMissing})`}`, () => {
  const data = mkdtempSync(join(tmpdir(), 'tierwright-end-to-end-'));
  let server: ServerProcess;
  let moving: Moving;
  let administrator: Client;
  let tenant = '';
  let hash = '';
  let isStopped = false;
  const people: Record<string, Client> = {};
  const as = (name: string): Client => {
    const client = people[name];
    if (!client) throw new Error(`Nobody is ${name}`);
    return client;
  };
  const comes = async (login: string, office: Parameters<typeof newcomer>[3]): Promise<void> => {
    people[login] = await newcomer(administrator, server.address, login, office);
  };
  const partner = async (id: string, attributes: object): Promise<void> => {
    await as('channel').createPartner({ body: { id, title: id, attributes: { ...RESELLER, ...attributes } } });
    await comes(`user.${id}`, { roles: ['partnerUser'], partner: id });
  };
  const dealOf = async (deal: string) => (await as('auditor').getDeal({ params: { deal } })).body as DealSeen;
  const onboardingOf = async (onboarding: string) => (await as('auditor').getOnboarding({ params: { onboarding } })).body as OnboardingSeen;
  const memberOf = async (id: string) => (await as('auditor').getMember({ params: { partner: id } })).body as MemberSeen;
  const tell = (who: string, onboarding: string, body: Parameters<Client['tellOnboarding']>[0]['body']) =>
    as(who).tellOnboarding({ params: { onboarding }, body });
  /** Effects begin it: a moment later it is there. */
  const begun = (id: string) =>
    until(
      () =>
        onboardingOf(id).catch((error: unknown) =>
          error instanceof ProblemError && error.status === 404 ? undefined : Promise.reject(error),
        ),
      (seen) => seen !== undefined,
    );
  const stateOf = ({ steps }: OnboardingSeen, id: string) => steps.find((step) => step.id === id)?.state;

  beforeAll(async () => {
    const made = await tierwright<AdminOutput>(
      ['admin', 'create', '--login', 'root', '--name', 'Root', '--email', 'root@northwind.example', '--tenant', 'northwind'],
      { TIERWRIGHT_DATA: data, TIERWRIGHT_ADMIN_PASSWORD: PASSWORD },
    );
    tenant = made.tenant;
    server = await startServer({ data, temporal: temporalAddress });
    moving = await Moving.of(temporalAddress, tenant);
    administrator = await signedIn(server.address, 'root', PASSWORD);
  });
  afterAll(async () => {
    if (!isStopped) await server?.stop();
    await moving?.close();
    rmSync(data, { recursive: true, force: true });
  });

  it('accounts are made, and a program comes into force by the hands of two', async () => {
    await comes('designer', { roles: ['programDesigner', 'approver'] });
    await comes('approver', { roles: ['approver'] });
    await comes('channel', { roles: ['channelManager'] });
    await comes('auditor', { roles: ['auditor'] });
    await comes('owner', { roles: ['channelManager'], groups: ['programOwner'] });
    for (const group of ['dealDesk', 'salesLead', 'finance', 'compliance']) {
      await comes(group.toLowerCase(), { roles: ['decider'], groups: [group] });
    }

    const { body: key } = await as('designer').createApiKey({ body: { name: 'publish', roles: ['programDesigner'] } });
    const { file, version } = northwindOfToday();
    const env = { TIERWRIGHT_API_KEY: key.secret ?? '' };
    const published = await tierwright<PublishOutput>(['publish', file, '--server', server.address], env);
    expect(published).toMatchObject({ program: 'northwind', version });
    hash = published.hash;
    const { review } = published;
    const { body: read } = await as('approver').getReview({ params: { review } });
    expect(read).toMatchObject({ state: 'open', hash });
    const approval = { params: { review }, body: { hash, round: read.round, outcome: 'approve' } } as const;
    expect(await refused(as('designer').decideReview(approval))).toMatch(/^403 /);
    expect(await refused(as('approver').publishProgram({ body: { review } }))).toMatch(/^409 /);
    expect((await as('approver').decideReview(approval)).body.state).toBe('approved');
    const { body: release } = await as('approver').publishProgram({ body: { review } });
    await until(
      async () => (await as('auditor').getRelease({ params: { release: release.id } })).body.state,
      (state) => state === 'active',
    );
    expect((await as('channel').getProgram({ params: { program: 'northwind' } })).body.active).toBe(hash);
  });

  it('a deal is registered, routed, approved, protected, extended, and expires', async () => {
    await partner('acme', { joinedOn: '2024-05-01', agreementSigned: true });
    const answers = {
      ...{ customer: { name: 'Contoso', country: 'US' }, products: ['cloud'], amount: 150_000 },
      ...{ closeOn: daysOff(120), need: 'A data centre', tender: false },
    };
    const { body: begun } = await as('user.acme').beginDeal({ body: { answers, submit: true } });
    const params = { deal: begun.id };
    const decide = async (who: string) => {
      const { chain, step } = asked(await dealOf(begun.id));
      return as(who).tellDeal({ params, body: { type: 'decide', chain, step, outcome: 'approve' } });
    };
    const inQueueOf = async (who: string) => JSON.stringify((await as(who).listTasks({})).body).includes(begun.id);

    // No source says what the direct team works on, so two people say whether the deal is free. Then the desk decides.
    expect(asked(await dealOf(begun.id))).toMatchObject({ name: 'channelConflict', holders: ['channelManager', 'salesLead'] });
    await decide('channel');
    await decide('saleslead');
    expect(asked(await dealOf(begun.id))).toMatchObject({ name: 'desk', holders: ['dealDesk'] });
    expect([await inQueueOf('dealdesk'), await inQueueOf('finance')]).toEqual([true, false]);
    expect(await refused(decide('finance'))).toMatch(/^404 /);
    expect(await refused(decide('channel'))).toBe('403 OPS108');
    expect(await refused(decide('user.acme'))).toBe('403 OPS108');
    await decide('dealdesk');
    await as('dealdesk').tellDeal({ params, body: { type: 'taskDone', task: 'quote' } });

    const approved = await dealOf(begun.id);
    expect(approved).toMatchObject({ state: 'approved', program: { hash }, protection: { extensions: 0 } });
    const ends = new Date(approved.protection?.until ?? 0).getTime();
    expect(ends).toBeGreaterThan(Date.now() + 30 * DAY);

    // The partner reports each time that something comes up, until the end is near.
    const nextStep = async () => {
      const { next, revision } = await dealOf(begun.id);
      const at = new Date(next[0]?.at ?? 0).getTime();
      await moving.to('deal', begun.id, at + MINUTE);
      await until(
        () => dealOf(begun.id),
        (deal) => deal.revision > revision,
      );
      return at;
    };
    expect(await refused(as('user.acme').tellDeal({ params, body: { type: 'requestExtension' } }))).toMatch(/^409 OPS205/);
    while ((await nextStep()) < ends - 29 * DAY) await as('user.acme').tellDeal({ params, body: { type: 'report' } });
    await as('user.acme').tellDeal({ params, body: { type: 'requestExtension' } });
    const extended = await dealOf(begun.id);
    expect(extended).toMatchObject({ state: 'approved', protection: { extensions: 1 } });
    const endsLater = new Date(extended.protection?.until ?? 0).getTime();
    expect(endsLater).toBeGreaterThan(ends);

    await moving.to('deal', begun.id, endsLater + MINUTE);
    const expired = await until(
      () => dealOf(begun.id),
      ({ state }) => state !== 'approved',
    );
    expect(expired.state).toBe('expired');

    const { body: history } = await as('auditor').getDealHistory({ params, query: { limit: 200 } });
    const steps = history.items as readonly StepSeen[];
    const told = eventsOf(steps).filter((event) => /^deal\.(pending|approved|extended|expired)$/.test(event));
    expect(told).toEqual(['deal.pending', 'deal.approved', 'deal.extended', 'deal.expired']);
    expect(new Set(steps.map((step) => step.hash))).toEqual(new Set([hash]));
    const decisions = [...new Set(steps.flatMap(({ decision }) => decision ?? []))];
    expect(decisions.length).toBeGreaterThan(0);
    for (const decision of decisions) {
      const { body: kept } = await as('auditor').getDecision({ params: { decision } });
      expect(JSON.stringify(kept)).toContain(hash);
    }
    const { body: audit } = await as('auditor').listAudit({ query: { subject: `deal/${begun.id}`, limit: 200 } });
    const { body: me } = await as('dealdesk').whoAmI();
    expect(audit.items.map(({ command }) => command)).toEqual(
      expect.arrayContaining(['deal.begin', 'deal.decide', 'deal.requestExtension']),
    );
    const ofDesk = audit.items.filter(({ actor }) => actor === me.account).map(({ command }) => command);
    expect(ofDesk.sort()).toEqual(['deal.decide', 'deal.taskDone']);
    expect(audit.items.some(({ actor }) => actor.startsWith('system:'))).toBe(true);
  });

  it('an onboarding is rejected once, reminded of, escalated, and carried to an active member', async () => {
    await partner('bolt', { joinedOn: daysOff(0) });
    const { body: applied } = await as('user.bolt').applyForMembership({ body: {} });
    const id = applied.onboarding ?? '';
    await begun(id);
    await tell('user.bolt', id, { type: 'complete', step: 'profile', answers: PROFILE });
    await tell('compliance', id, { type: 'reject', step: 'screening', reason: 'The tax number is another company’s.' });
    expect(await onboardingOf(id)).toMatchObject({ state: 'open', holders: [{ id: 'partner' }] });
    await tell('user.bolt', id, { type: 'complete', step: 'profile', answers: { ...PROFILE, taxId: '12-3456780' } });

    const screening = (await onboardingOf(id)).steps.find((step) => step.id === 'screening');
    expect(screening).toMatchObject({ state: 'open', rejections: 1 });
    expect(await refused(tell('owner', id, { type: 'complete', step: 'screening' }))).toMatch(/^40[34] /);
    await moving.to('onboarding', id, new Date(screening?.due ?? 0).getTime() + MINUTE);
    await until(
      () => onboardingOf(id),
      ({ holders }) => holders.some((holder) => holder.id === 'programOwner'),
    );
    await tell('owner', id, { type: 'complete', step: 'screening' });
    await tell('user.bolt', id, { type: 'signed', step: 'agreement' });
    await tell('owner', id, { type: 'countersign', step: 'agreement' });
    await until(
      () => onboardingOf(id),
      (seen) => stateOf(seen, 'portal') === 'done' && stateOf(seen, 'training') === 'open',
    );
    const records = [
      { kind: 'person', body: { id: 'p1', joinedOn: '2024-01-01' } },
      { kind: 'training', body: { person: 'p1', completedOn: daysOff(-1) } },
    ];
    await as('channel').appendRecords({ params: { partner: 'bolt' }, body: { source: 'lms', records } });
    // Nobody looks after it yet, so the welcome call is left out when its time is over.
    await moving.to('onboarding', id, Date.now() + 20 * DAY);
    expect(await onboardingOf(id)).toMatchObject({ state: 'done', program: { hash } });
    const { body: history } = await as('auditor').getOnboardingHistory({ params: { onboarding: id }, query: { limit: 200 } });
    const steps = history.items as readonly StepSeen[];
    expect(steps.map(({ message }) => (message as { type?: string } | null)?.type)).toContain('provisioned');
    expect(eventsOf(steps)).toEqual(expect.arrayContaining(['approval.stepReminded', 'approval.escalated', 'onboarding.done']));
    expect(new Set(steps.map((step) => step.hash))).toEqual(new Set([hash]));
    await until(
      () => memberOf('bolt'),
      ({ state }) => state === 'active',
    );
  });

  it('a review promotes at once, and demotes only after grace', async () => {
    await partner('cobalt', { joinedOn: daysOff(0), formerProgram: true, agreementSigned: true });
    const { body: applied } = await as('user.cobalt').applyForMembership({ body: {} });
    const id = applied.onboarding ?? '';
    await begun(id);
    await tell('user.cobalt', id, { type: 'complete', step: 'profile', answers: PROFILE });
    await tell('user.cobalt', id, { type: 'signed', step: 'agreement' });
    await tell('owner', id, { type: 'countersign', step: 'agreement' });
    await until(
      () => onboardingOf(id),
      (seen) => stateOf(seen, 'welcome') === 'open',
    );
    await tell('owner', id, { type: 'skip', step: 'welcome', reason: 'We know each other.' });
    const standing = async () => (await memberOf('cobalt')).standings[0];
    await until(
      () => memberOf('cobalt'),
      ({ state }) => state === 'active',
    );
    const certificate = (person: string) => ({ person, issuedOn: daysOff(-100), expiresOn: daysOff(900) });
    const records = [
      ...['p1', 'p2'].flatMap((person) => [
        { kind: 'person', body: { id: person, joinedOn: '2024-01-01' } },
        { kind: 'certificate', body: certificate(person) },
      ]),
      { kind: 'deal', body: { wonOn: daysOff(-340), amount: 100_000 } },
    ];
    await as('channel').appendRecords({ params: { partner: 'cobalt' }, body: { source: 'crm', records } });
    // The first day in the program stands; the next review promotes.
    await as('owner').reviewMember({ params: { partner: 'cobalt' } });
    expect(await standing()).toMatchObject({ tier: { id: 'registered' }, state: 'held' });
    await moving.to('member', 'cobalt', Date.now() + 1.5 * DAY);
    expect(await standing()).toMatchObject({ tier: { id: 'silver' }, state: 'held', until: null });
    for (let days = 5; (await standing())?.state === 'held' && days < 130; days += 5) {
      await moving.to('member', 'cobalt', Date.now() + days * DAY);
    }
    const atRisk = await standing();
    expect(atRisk).toMatchObject({ tier: { id: 'silver' }, state: 'atRisk', until: expect.stringMatching(/^20/) });
    const lost = new Date(atRisk?.until ?? '').getTime();
    await moving.to('member', 'cobalt', lost - DAY / 2);
    expect(await standing()).toMatchObject({ tier: { id: 'silver' }, state: 'atRisk', until: atRisk?.until });
    await moving.to('member', 'cobalt', lost + DAY);
    expect(await standing()).toMatchObject({ tier: { id: 'registered' }, state: 'held', until: null });
    const { body: history } = await as('auditor').getMemberHistory({ params: { partner: 'cobalt' }, query: { limit: 200 } });
    const steps = history.items as readonly StepSeen[];
    expect(eventsOf(steps).filter((event) => /^member\.(tierUp|atRisk|lapsed)$/.test(event))).toEqual([
      'member.tierUp',
      'member.atRisk',
      'member.lapsed',
    ]);
  });

  it('nothing is left over, and it stops in order', async () => {
    const { seen, badly } = await moving.ends();
    expect(badly).toEqual([]);
    expect(seen).toBeGreaterThanOrEqual(5);
    expect((await as('auditor').verifyAudit({})).body).toMatchObject({ ok: true });
    isStopped = true;
    expect([await server.stop(), /"event":"stopped"/.test(server.text()), /"level":"error"/.test(server.text())]).toEqual([0, true, false]);

    const { chains } = await tierwright<AuditOutput>(['audit', 'verify'], { TIERWRIGHT_DATA: data });
    expect(chains).toMatchObject([{ tenant, broken: null }]);
    const store = await openStore({ kind: 'folder', folder: join(data, 'store') });
    const effects = await store.transaction(tenant, ({ db }) =>
      db.selectFrom('effect').select(['id', 'what', 'state', 'problem']).execute(),
    );
    await store.close();
    expect(effects.map(({ what }) => what)).toEqual(expect.arrayContaining(['start', 'tell', 'provision']));
    expect(effects.filter(({ state }) => state !== 'done')).toEqual([]);
  });
});
