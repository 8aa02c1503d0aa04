import { createAdministrator, importPublished, type PersonCaller, runCommand } from '@tierwright/commands';
import type { Instant } from '@tierwright/lifecycle';
import { type Store, setAccountManagers } from '@tierwright/store';
import { choosePartners } from './base/choose-partners.ts';
import { loadBase, loadNewcomers, loadUsers } from './base/load-base.ts';
import { loadOpposing } from './base/load-opposing.ts';
import { type CastMember, partnerUser, vendorCast } from './cast/cast.ts';
import { done, engage } from './cast/engage.ts';
import { companyOf } from './company.ts';
import { type DemoFile, demoFile, newPassword } from './demo-file.ts';
import type { MovingClock } from './drive.ts';
import { newcomers } from './plan.ts';
import { playSamples } from './play-samples.ts';
import { samplePrograms, versionsOn } from './programs/sample-programs.ts';
import { atWork, DAY, dayOf } from './work-time.ts';
import { seededService, worldOf } from './world.ts';

const PROGRAM = 'northwind';
const DAYS = 120;
const SEED = 20_260_101;
/** Partners with a membership; those that register deals are the first of them. */
const MEMBERS = 24;
const REGISTERING = 24;
const MANAGER = 'channel-manager';
const ADMINISTRATOR = 'administrator';

const NEWCOMERS = [
  'Aldermoor IT',
  'Brightwater Systems',
  'Cinder Cloud',
  'Dunmore Data',
  'Eastgate Networks',
  'Foxglove Digital',
  'Greyfriars Tech',
  'Hollin Security',
  'Inverness Works',
  'Jarrow Software',
  'Kingsmill Cloud',
  'Larkfield Systems',
  'Mossbank Data',
  'Northam IT',
  'Oakhurst Labs',
];

export interface Loading {
  readonly now: Instant;
  /** Folder of programs. */
  readonly folder: string;
  /** Told what is being done; throws where the process is to stop. */
  readonly progress: (text: string) => void;
}

/**
 * Fills an empty store: the programs of a folder, 500 partners, people for every role, and four months of deals, onboardings,
 * requests and leads up to now. The same seed and day give the same sample, but for passwords and keys.
 */
export async function loadSamples(store: Store, { now, folder, progress }: Loading): Promise<DemoFile> {
  progress('programs');
  const start = atWork(now - DAYS * DAY, 0);
  const clock: MovingClock = { now: start };
  const service = seededService(store, clock, SEED);
  const programs = await samplePrograms(folder);
  const chosen = versionsOn(programs.get(PROGRAM) ?? [], dayOf(start));
  if (!chosen) throw new Error(`${folder} has no program ${PROGRAM}`);
  const { program } = chosen.active;

  const password = newPassword();
  const cast = vendorCast(program.roles ?? {});
  const [first, ...others] = cast;
  if (!first) throw new Error('nobody is cast');
  const asked = {
    tenant: { slug: PROGRAM, title: program.title, hosts: [] },
    login: ADMINISTRATOR,
    name: first.name,
    email: `${ADMINISTRATOR}@vendor.example`,
  };
  const { tenant, account } = done(await createAdministrator(service, { ...asked, password }), 'administrator');
  const company = companyOf(MANAGER);
  const world = worldOf(service, { tenant, clock, seed: SEED, start, end: now, company, progress });
  const { system } = world;
  done(await runCommand(service, importPublished, { caller: system, input: { source: chosen.active.source } }), program.program);

  const people: (readonly [CastMember, PersonCaller])[] = [];
  const engageShown = async (member: CastMember) => {
    const caller = await engage(service, tenant, member, password);
    company.add(member.login, caller);
    people.push([member, caller]);
  };
  const administrator: PersonCaller = {
    ...{ kind: 'person', via: 'session', tenant, account: account.id, human: `email:${account.email}`, name: first.name },
    ...{ roles: ['administrator'], groups: [], partner: null },
  };
  company.add(ADMINISTRATOR, administrator);
  people.push([first, administrator]);
  progress('people');
  for (const member of others) await engageShown(member);

  const base = await loadBase(world, chosen.next ? [program, chosen.next.program] : [program]);
  const partners = choosePartners(base, dayOf(start, -1));
  const members = partners.active.slice(0, MEMBERS);
  const [large] = members;
  const [distributor] = partners.distributors;
  if (!large) throw new Error('the base has no partner in good standing');
  await engageShown(partnerUser('partner', 'Ann Becker', `Partner: ${large.title}`, large.id));
  if (distributor) await engageShown(partnerUser('distributor', 'Dimitri Vale', `Distributor: ${distributor.title}`, distributor.id));
  const arriving = newcomers(NEWCOMERS, { start, now, draw: world.draw });
  await loadNewcomers(world, arriving);
  const applicant = arriving.find(({ end }) => end === 'not signed');
  if (applicant) await engageShown(partnerUser('applicant', 'Ivo Marsh', `Applicant: ${applicant.title}`, applicant.partner));
  const speaking = [...members.slice(1), ...partners.active.slice(MEMBERS)].map(({ id }) => id);
  const users = [...speaking.slice(0, MEMBERS), ...arriving.filter((one) => one !== applicant).map(({ partner }) => partner)];
  await loadUsers(world, users);
  const manager = company.caller(MANAGER).account;
  await store.transaction(tenant, async (tx) => {
    for (const partner of [large.id, ...users, ...arriving.map(({ partner: id }) => id)]) await setAccountManagers(tx, partner, [manager]);
  });
  await loadOpposing(world, members[5]?.id ?? large.id);

  await playSamples(world, { chosen, programs, partners, registering: REGISTERING, arriving, members });
  progress('accounts');
  return demoFile(service, password, people);
}
