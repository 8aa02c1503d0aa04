import { createPartner, runCommand } from '@tierwright/commands';
import type { Program } from '@tierwright/program';
import { generateBase, type PartnerLine } from '@tierwright/sample-data';
import { partnerUser } from '../cast/cast.ts';
import { done, engage } from '../cast/engage.ts';
import type { Newcomer } from '../plan.ts';
import { dayOf } from '../work-time.ts';
import type { SampleWorld } from '../world.ts';
import { keepBase } from './keep-base.ts';
import { beginMembership, endOnboarding } from './keep-members.ts';

const SIZE = 500;
const BATCH = 100;
const SEED = 7;

/** A base of 500 partners with their records, kept in batches. */
export async function loadBase(
  { service, system, end, progress }: SampleWorld,
  programs: readonly Program[],
): Promise<readonly PartnerLine[]> {
  const made = generateBase(programs, { size: SIZE, seed: SEED, asOf: dayOf(end) });
  if (!made.ok) throw new Error(`the base: ${made.problems[0]?.message ?? ''}`);
  const base = [...made.value.partners];
  for (let first = 0; first < base.length; first += BATCH) {
    progress(`partners with people, certificates, orders and deals: ${first} of ${SIZE}`);
    const partners = base.slice(first, first + BATCH);
    done(await runCommand(service, keepBase, { caller: system, input: { partners } }), 'partners');
  }
  return base;
}

/** Partners that were in the program before the sample begins. */
export async function loadMembers(
  { service, system, progress }: SampleWorld,
  program: string,
  partners: readonly PartnerLine[],
): Promise<void> {
  for (const [n, { id: partner, title }] of partners.entries()) {
    if (n % 20 === 0) progress(`members: ${n} of ${partners.length}`);
    done(await runCommand(service, beginMembership, { caller: system, input: { program, partner, title } }), `member ${partner}`);
    const input = { partner, onboarding: `${partner}-1` };
    done(await runCommand(service, endOnboarding, { caller: system, input }), `member ${partner}`);
  }
}

/** Somebody of each partner, who speaks for it. `names` are given in turn. */
export async function loadUsers({ service, tenant, company }: SampleWorld, partners: readonly string[]): Promise<void> {
  for (const partner of partners) {
    const login = `user.${partner.toLowerCase()}`;
    const user = partnerUser(login, `User of ${partner}`, 'Partner user', partner);
    company.add(login, await engage(service, tenant, user));
  }
}

/** Partners that are not in the program yet. */
export async function loadNewcomers({ service, company }: SampleWorld, partners: readonly Newcomer[]): Promise<void> {
  const caller = company.caller(company.manager);
  for (const { partner: id, title, region, type, begins } of partners) {
    const attributes = { type, region, joinedOn: dayOf(begins), agreementSigned: false, overdue: false, formerProgram: false };
    done(await runCommand(service, createPartner, { caller, input: { id, title, attributes } }), `partner ${id}`);
  }
}
