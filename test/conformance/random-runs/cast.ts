import { readFileSync } from 'node:fs';
import { compileProgram, withParameters } from '@tierwright/engine';
import type { PartnerData } from '@tierwright/facts';
import { LifecycleProgram, type WorldPerson } from '@tierwright/lifecycle';
import { type Json, parseProgram } from '@tierwright/program';
import type { Random } from '../random/random.ts';

/** A program under which things happen, and what a deal, a lead and an onboarding of it ask for. */
export interface Cast {
  readonly name: string;
  readonly program: LifecycleProgram;
  readonly partners: (random: Random) => PartnerData[];
  readonly answers: (random: Random) => Record<string, Json>;
}

const PARTNERS = ['acme', 'brock', 'cyan'] as const;
const DISTRIBUTOR = 'delta';

/** Two people for every role of the program, two for each partner, and an account manager. */
export function peopleOf({ program }: Cast): WorldPerson[] {
  const roles = [...new Set(['channelManager', ...Object.keys(program.program.roles ?? {})])];
  return [
    ...roles.flatMap((role) => [1, 2].map((index) => ({ id: `${role}${index}`, roles: [role] }))),
    ...[...PARTNERS, DISTRIBUTOR].flatMap((partner) => [1, 2].map((index) => ({ id: `${partner}${index}`, partner }))),
    { id: 'manager', roles: [], looksAfter: [...PARTNERS] },
  ];
}

function read(path: string, set: Record<string, Json> = {}): LifecycleProgram {
  const { program, hash } = parseProgram(readFileSync(new URL(`../../../rules/${path}.program.json`, import.meta.url)));
  if (!program || hash === undefined) throw new Error(`${path} does not load`);
  return new LifecycleProgram(compileProgram(withParameters(program, set), hash));
}

const CUSTOMERS: readonly Record<string, Json>[] = [
  { name: 'Contoso AG', country: 'DE', domain: 'contoso.example' },
  { name: 'Contoso', country: 'DE' },
  { name: 'Contosso AG', country: 'DE' },
  { name: 'Fabrikam Ltd', country: 'GB', registration: '0123' },
  { name: 'Fabrikam', country: 'GB', domain: 'fabrikam.example' },
];

const northwindPartners = (random: Random): PartnerData[] =>
  [...PARTNERS, DISTRIBUTOR].map((id) => ({
    id,
    title: id,
    attributes: {
      type: id === DISTRIBUTOR ? 'distributor' : random.pick(['reseller', 'si', 'msp', 'agent']),
      region: random.pick(['EMEA', 'NA']),
      joinedOn: '2024-05-01',
      agreementSigned: random.chance(0.9),
      ...(random.chance(0.9) ? { overdue: random.chance(0.1) } : {}),
      formerProgram: random.chance(0.2),
    },
    facts: {
      'bookings.t12m': random.pick([0, 60_000, 300_000]),
      specializations: random.some(['cloud', 'security', 'data'], 0, 3).sort(),
      'people.trained': random.int(0, 1),
      'certs.active': random.int(0, 7),
    },
  }));

const northwindAnswers = (random: Random): Record<string, Json> => {
  const tender = random.chance(0.15);
  return {
    customer: random.pick(CUSTOMERS),
    products: random.some(['cloud', 'security', 'data'], 1, 2).sort(),
    ...(random.chance(0.95) ? { amount: random.pick([3000, 20_000, 50_000, 90_000, 150_000, 600_000]) } : {}),
    closeOn: '2027-09-01',
    need: 'Growth',
    tender,
    ...(tender ? { tenderPublishesOn: random.pick(['2027-02-01', '2027-12-01']) } : {}),
    ...(random.chance(0.2) ? { distributor: DISTRIBUTOR } : {}),
    ...(random.chance(0.1) ? { customerLetter: 'sha256-letter' } : {}),
  };
};

/** The programs that hold what runs: each read once. */
export const CASTS: readonly Cast[] = [
  { name: 'northwind 2027.1.0', program: read('northwind/2027.1.0'), partners: northwindPartners, answers: northwindAnswers },
  { name: 'northwind 2026.2.0', program: read('northwind/2026.2.0'), partners: northwindPartners, answers: northwindAnswers },
  {
    name: 'gumdrop',
    program: read('gumdrop/published', { 'p.placeholder.gumdrop.discount': { b100: 3, b500: 5, b1500: 8, b5000: 10 } }),
    partners: (random) => PARTNERS.map((id) => ({ id, attributes: { authorised: random.chance(0.9) } })),
    answers: (random) => ({
      customer: random.pick(CUSTOMERS),
      lines: random.times(1, 2, (index) => ({ sku: `S${index}`, units: random.pick([50, 200, 900, 2000, 5000, 9000]) })),
      tender: random.chance(0.1),
    }),
  },
  {
    name: 'nightfall',
    program: read('nightfall/published', { 'p.placeholder.nightfall.protection': 'P90D' }),
    partners: () => PARTNERS.map((id) => ({ id })),
    answers: (random) => {
      const tender = random.chance(0.2);
      return {
        customer: random.pick(CUSTOMERS),
        products: random.some(['a', 'b', 'c'], 1, 2).sort(),
        amount: random.pick([5000, 6000, 7000, 90_000]),
        tender,
        ...(tender ? { tenderPublishesOn: random.pick(['2027-01-01', '2027-08-01']) } : {}),
      };
    },
  },
];
