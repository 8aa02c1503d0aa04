import type { GrantedRole } from './granted-role.ts';

/** Somebody of the sample: who they are, and what they may. */
export interface CastMember {
  readonly login: string;
  readonly name: string;
  /** What they are there for. */
  readonly title: string;
  readonly roles: readonly GrantedRole[];
  readonly groups: readonly string[];
  readonly partner?: string;
}

const NAMES = [
  'Ada Berg',
  'Boris Lang',
  'Carla Moreno',
  'Dana Whitfield',
  'Emil Novak',
  'Farah Siddiqui',
  'Greta Holm',
  'Hugo Marchand',
  'Ines Castro',
  'Jonas Keller',
  'Kaya Demir',
  'Liam Doyle',
  'Mira Patel',
  'Noor Haddad',
  'Olga Petrova',
  'Pavel Dvorak',
  'Rosa Jimenez',
  'Sven Eklund',
  'Tara Nolan',
  'Umberto Greco',
  'Vera Sokolova',
  'Wanda Krol',
  'Yuki Tanaka',
  'Zoe Laurent',
] as const;

const OFFICES: readonly Omit<CastMember, 'name'>[] = [
  { login: 'administrator', title: 'Administrator: accounts, roles, keys', roles: ['administrator'], groups: [] },
  { login: 'designer', title: 'Program designer: drafts, simulation', roles: ['programDesigner'], groups: [] },
  { login: 'approver', title: 'Approver of program versions', roles: ['approver'], groups: [] },
  { login: 'second-approver', title: 'A second approver', roles: ['approver'], groups: [] },
  { login: 'auditor', title: 'Auditor: reads all', roles: ['auditor'], groups: [] },
];

/** `dealDesk` as a login: `deal-desk`. */
const loginOf = (role: string): string => role.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The vendor's people: one for each office, and one for each role that the program names. */
export function vendorCast(roles: Readonly<Record<string, string>>): readonly CastMember[] {
  const deciders = Object.entries(roles).map(([role, title]) => ({
    login: loginOf(role),
    title: `${title}: decides what waits for the group ${role}`,
    roles: role === 'channelManager' ? (['channelManager', 'decider'] as const) : (['decider'] as const),
    groups: [role],
  }));
  return [...OFFICES, ...deciders].map((member, index) => ({ ...member, name: NAMES[index % NAMES.length] ?? NAMES[0] }));
}

/** Somebody of a partner who looks after its registrations, and its colleagues. */
export const partnerUser = (login: string, name: string, title: string, partner: string): CastMember => ({
  ...{ login, name, title, partner },
  roles: ['partnerUser', 'partnerAdmin'],
  groups: [],
});
