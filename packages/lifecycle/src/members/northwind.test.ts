import { readFileSync } from 'node:fs';
import { readPartner } from '@tierwright/engine';
import type { PartnerData, RecordData } from '@tierwright/facts';
import type { Json } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { lifecycleProgram, peopleOf } from '../approvals/asked-item.fixture.ts';
import type { LifecycleProgram } from '../machine/lifecycle-program.ts';
import type { OnboardingMessage } from '../onboarding/messages.ts';
import type { OnboardingItem } from '../onboarding/onboarding-item.ts';
import { beginOnboarding, stepOnboarding } from '../onboarding/step-onboarding.ts';
import type { Instant } from '../time/instant.ts';
import { asOfMember } from './as-of-member.ts';
import type { Member } from './member.ts';
import type { MemberFacts } from './member-facts.ts';
import { taken } from './membership.fixture.ts';
import type { MemberMessage } from './messages.ts';
import { beginMember, moveMember, stepMember } from './step-member.ts';

const load = (folder: string, version: string): LifecycleProgram =>
  lifecycleProgram(readFileSync(new URL(`../../../../rules/${folder}/${version}.program.json`, import.meta.url), 'utf8'));
const northwind = load('northwind', '2026.2.0');
const next = load('northwind', '2027.1.0');
const harbor = load('harbor', '2026.1.0');

const people = peopleOf(
  [
    { id: 'ana', roles: [], partner: 'acme' },
    { id: 'cy', roles: ['compliance'] },
    { id: 'olga', roles: ['programOwner'] },
    { id: 'amy', roles: [] },
  ],
  { acme: ['amy'] },
);
/** Noon in California, in winter. */
const noon = (day: string): Instant => Date.parse(`${day}T12:00:00-08:00`);

/** A partner with its onboarding and its membership, each told what the other one tells it. */
class Partner {
  readonly data: PartnerData & { records: Record<string, RecordData[]> };
  program: LifecycleProgram;
  member: Member;
  onboarding: OnboardingItem | undefined;
  events: string[] = [];

  constructor(program: LifecycleProgram, attributes: Record<string, Json>, at: Instant) {
    this.program = program;
    this.data = { id: 'acme', title: 'Acme', attributes, records: {} };
    const begun = taken(beginMember(program, { partner: 'acme', title: 'Acme', by: 'ana' }, at, this.facts()));
    this.member = begun.item;
    const start = begun.effects.find((effect) => effect.do === 'start');
    if (start) this.begin(String(start.with.id), at);
  }

  private begin(id: string, at: Instant): void {
    this.onboarding = taken(beginOnboarding(this.program, { id, partner: 'acme', title: 'Acme', by: 'ana' }, at, this.facts())).item;
  }

  facts(program = this.program): MemberFacts {
    const prepared = () => taken(program.compiled.facts.prepare(this.data));
    const known = () => (this.member ? asOfMember(prepared(), this.member) : prepared());
    return {
      people,
      prepared,
      openItems: () => [],
      partner: (_, day) => taken(readPartner(program.compiled, known(), { asOf: day })),
    };
  }

  does(message: OnboardingMessage | undefined, at: Instant): void {
    if (!this.onboarding) throw new Error('no onboarding');
    const step = taken(stepOnboarding(this.program, this.onboarding, message, at, this.facts()));
    this.onboarding = step.item;
    for (const effect of step.effects) {
      if (effect.do === 'provision') this.does({ type: 'provisioned', step: effect.step }, at);
      if (effect.do === 'tell') this.says(effect.message as unknown as MemberMessage, at);
    }
  }

  says(message: MemberMessage | undefined, at: Instant): void {
    const step = taken(stepMember(this.program, this.member, message, at, this.facts()));
    this.member = step.item;
    this.events = step.events.map(({ event, at: when }) => `${this.program.baseCalendar.dayOf(when)} ${event}`);
    const start = step.effects.find((effect) => effect.do === 'start');
    if (start) this.begin(String(start.with.id), at);
  }

  get open(): string[] {
    return this.onboarding?.steps.filter(({ state }) => state === 'open').map(({ id }) => id) ?? [];
  }

  get tier(): string | undefined {
    const [first] = this.member.standings;
    return first && `${first.track} ${first.now.tier} ${first.now.state}`;
  }
}

const PROFILE = { legalName: 'Acme', country: 'US', taxId: '1', plan: 'Security' };
const attributes = (type: string) => ({ type, region: 'NA', agreementSigned: true, overdue: false, joinedOn: '2026-02-02' });
const complete = (step: string, by: string, more: object = {}): OnboardingMessage => ({ type: 'complete', step, by, ...more });

describe.each([
  ['2026.2.0', northwind, '2026'],
  ['2027.1.0', next, '2027'],
])('Northwind %s', (_, program, year) => {
  it('O1, O2, O4: a reseller comes in, is screened again, signs, learns and is active', () => {
    const partner = new Partner(program, attributes('reseller'), noon(`${year}-02-02`));
    expect([partner.member.state, partner.open]).toEqual(['onboarding', ['profile']]);
    partner.does(complete('profile', 'ana', { answers: PROFILE }), noon(`${year}-02-03`));
    partner.does({ type: 'reject', step: 'screening', by: 'cy', reason: 'Another name in the register' }, noon(`${year}-02-04`));
    expect(partner.open).toEqual(['profile']);
    partner.does(complete('profile', 'ana', { answers: PROFILE }), noon(`${year}-02-04`));
    partner.does(complete('screening', 'cy'), noon(`${year}-02-05`));
    partner.does({ type: 'signed', step: 'agreement', by: 'ana' }, noon(`${year}-02-05`));
    partner.does({ type: 'countersign', step: 'agreement', by: 'olga' }, noon(`${year}-02-06`));
    expect(partner.open).toEqual(['training']);
    partner.data.records.person = [{ id: 'pat', joinedOn: '2020-01-01' }];
    partner.data.records.training = [{ person: 'pat', completedOn: `${year}-02-10` }];
    partner.does({ type: 'recheck' }, noon(`${year}-02-10`));
    expect(partner.open).toEqual(['welcome']);
    // Nobody calls: the step is left out at its end.
    partner.does(undefined, noon(`${year}-02-20`));
    expect([partner.member.state, partner.tier]).toEqual(['active', 'resale registered held']);
    expect(partner.member.milestones.map(({ id }) => id)).toEqual(['firstCertificate', 'firstDeal']);
  });

  it('O3, O4: one that does not fill in its profile is closed, and was never a member', () => {
    const partner = new Partner(program, attributes('reseller'), noon(`${year}-02-02`));
    partner.does(undefined, noon(`${year}-02-20`));
    expect([partner.onboarding?.state, partner.member.state]).toEqual(['closed', 'ended']);
    expect(partner.member.reason).toBe('Not done in time: Company profile.');
  });

  it('O1.2: a partner of an acquired program skips what it was screened and trained for', () => {
    const partner = new Partner(program, { ...attributes('si'), formerProgram: true }, noon(`${year}-02-02`));
    partner.does(complete('profile', 'ana', { answers: PROFILE }), noon(`${year}-02-03`));
    expect(partner.open).toEqual(['agreement']);
    expect(partner.onboarding?.steps.filter(({ state }) => state === 'skipped').map(({ id }) => id)).toEqual(['screening', 'plan']);
  });

  it('O5: a managed service provider is managed one to one until its service is on the market', () => {
    const partner = new Partner(program, attributes('msp'), noon(`${year}-02-02`));
    expect(partner.member).toMatchObject({ state: 'managed', phase: 'building', reviewOn: `${year}-05-02` });
    partner.data.records.managedOffer = [{ submittedOn: `${year}-03-01`, acceptedOn: `${year}-03-02`, expiresOn: '2030-01-01' }];
    partner.says({ type: 'recheck' }, noon(`${year}-03-03`));
    expect(partner.member).toMatchObject({ state: 'onboarding', phase: 'selling' });
    expect(partner.open).toEqual(['profile']);
  });
});

it('O4.4: Northwind’s logistics partners are reviewed by operations, with the share of orders in time', () => {
  const partner = new Partner(northwind, attributes('logistics'), noon('2026-02-02'));
  partner.data.records.order = [{ shippedOn: '2026-07-01', onTime: false }];
  partner.says(undefined, noon('2026-08-03'));
  expect(partner.events).toEqual(['2026-08-02 member.reviewDue']);
});

it('X1: Northwind’s members keep their tier over the change of 2027 for a quarter, then the first review decides', () => {
  const partner = new Partner(northwind, { ...attributes('reseller'), formerProgram: true }, noon('2026-02-02'));
  partner.data.records.person = ['a', 'b'].map((id) => ({ id, joinedOn: '2020-01-01' }));
  partner.data.records.certificate = ['a', 'b'].map((person) => ({ person, issuedOn: '2026-02-01', expiresOn: '2028-02-01' }));
  partner.data.records.deal = [{ wonOn: '2026-06-01', amount: 60_000 }];
  partner.does(complete('profile', 'ana', { answers: PROFILE }), noon('2026-02-03'));
  partner.does({ type: 'signed', step: 'agreement', by: 'ana' }, noon('2026-02-04'));
  partner.does({ type: 'countersign', step: 'agreement', by: 'olga' }, noon('2026-02-05'));
  partner.does(undefined, noon('2026-02-20'));
  partner.says(undefined, noon('2026-12-31'));
  expect(partner.tier).toBe('resale silver held');
  const at = noon('2027-01-01');
  partner.says(undefined, at);
  partner.program = next;
  partner.member = taken(moveMember(next, partner.member, '2027-01-01', at, partner.facts(next))).item;
  expect(partner.member.kept).toMatchObject({ row: 'everyoneElse', until: '2027-04-01', tiers: [{ tier: 'silver' }] });
  // Silver asks for more than 60,000 from 2027 on: kept through March, at risk from the first review on.
  partner.says(undefined, noon('2027-03-31'));
  expect(partner.tier).toBe('resale silver held');
  partner.says(undefined, noon('2027-04-02'));
  expect(partner.tier).toBe('resale silver atRisk');
});

it('O4.1, O4.4: every partner type of Harbor is in the program, or reviewed by its owner', () => {
  const states = (harbor.program.partnerTypes ?? []).map((type) => {
    const partner = new Partner(harbor, { type: type.id, joinedOn: '2026-02-02' }, noon('2026-02-02'));
    const managed = 'phases' in type ? type.phases[0]?.managed : type.managed;
    return [managed === 'program', partner.member.state, partner.member.reviewOn !== null];
  });
  expect(states).toHaveLength(22);
  for (const [isProgram, state, isReviewed] of states) expect([state, isReviewed]).toEqual([isProgram ? 'active' : 'managed', true]);
});
