import { type Static, Type } from 'typebox';
import { partnerId } from '../partners/partner-shapes.ts';
import { closed, count, flag, instant, listOf, orNull, word } from '../shapes/vocabulary.ts';

/** What an account may be granted; `partnerAdmin` invites and removes colleagues besides. */
export const GRANTED_ROLES = [
  'partnerUser',
  'partnerAdmin',
  'channelManager',
  'programDesigner',
  'approver',
  'decider',
  'administrator',
  'auditor',
] as const;
export type GrantedRole = (typeof GRANTED_ROLES)[number];

const uuid = (description: string) => Type.String({ format: 'uuid', maxLength: 36, description });
const login = Type.String({
  pattern: '^[a-z0-9][a-z0-9._@+-]{1,99}$',
  maxLength: 100,
  description: 'What is typed to sign in, in small letters.',
});
const email = Type.String({ format: 'email', maxLength: 254, description: 'Accounts with the same address are one human for four eyes.' });
const name = Type.String({ minLength: 1, maxLength: 200, description: 'Of the person.' });
const roles = listOf(word([...GRANTED_ROLES]), 8, 'What the account may do by office.');
const groups = listOf(
  Type.String({ pattern: '^[A-Za-z][A-Za-z0-9_]*(?:[.-][A-Za-z0-9_]+)*$', maxLength: 120 }),
  50,
  'Roles that programs name: `dealDesk`, `finance` …',
);
const password = (description: string) => Type.String({ minLength: 1, maxLength: 200, description });

export const newAccountShape = closed({
  login,
  name,
  email,
  partner: Type.Optional(orNull(partnerId('The partner that the person works for; null: the vendor.'))),
  roles,
  groups: Type.Optional(groups),
  signsIn: Type.Optional(flag('false: a machine, which has API keys and no password. Default true.')),
});
export type NewAccount = Static<typeof newAccountShape>;

export const accountShape = closed({
  id: uuid('Of the account: the `by` of histories.'),
  login,
  name,
  email,
  partner: orNull(partnerId()),
  roles,
  groups,
  signsIn: flag('false: a machine.'),
  createdAt: instant('Made.'),
  disabledAt: orNull(instant('From then on nobody gets in with it.')),
  revision: count('Goes up with each change; the ETag.'),
});
export type AccountShown = Static<typeof accountShape>;

const givenPassword = Type.Optional(
  Type.String({ maxLength: 200, description: 'Shown this once: to be replaced at the first sign-in, within seven days.' }),
);
export const accountMadeShape = closed({ account: accountShape, password: givenPassword });
export type AccountMade = Static<typeof accountMadeShape>;

export const passwordGivenShape = closed({ password: givenPassword, expiresAt: instant('Void from then on.') });
export type PasswordGiven = Static<typeof passwordGivenShape>;

export const grantsShape = closed({ roles, groups }, 'All that the account has from now on.');
export type Grants = Static<typeof grantsShape>;

export const signInShape = closed({
  login: Type.String({ minLength: 1, maxLength: 100, description: 'As the account has it.' }),
  password: password('Of the account.'),
  newPassword: Type.Optional(password('Replaces a password that somebody was given.')),
});
export type SignIn = Static<typeof signInShape>;

export const passwordChangeShape = closed({ password: password('The present one.'), newPassword: password('From now on.') });
export type PasswordChange = Static<typeof passwordChangeShape>;

export const meShape = closed({
  tenant: uuid('Whose the service is.'),
  account: uuid('Of the caller.'),
  name,
  partner: orNull(partnerId()),
  roles: listOf(Type.String({ maxLength: 40 }), 20),
  groups,
  via: word(['session', 'key'], 'How the caller was proved.'),
});
export type Me = Static<typeof meShape>;

export const newKeyShape = closed({
  name: Type.String({ minLength: 1, maxLength: 200, description: 'What it is for.' }),
  account: Type.Optional(uuid('A machine’s account, by administrators; default: the caller’s own.')),
  roles,
  expiresAt: Type.Optional(instant('At most 366 days ahead; default 90.')),
});
export type NewKey = Static<typeof newKeyShape>;

export const keyShape = closed({
  id: uuid('Of the key.'),
  account: uuid('Whose it is.'),
  name: Type.String({ maxLength: 200 }),
  roles,
  createdAt: instant('Made.'),
  expiresAt: instant('Void from then on.'),
  revokedAt: orNull(instant('Void since.')),
});
export type KeyShown = Static<typeof keyShape>;

export const keyMadeShape = closed({
  key: keyShape,
  secret: Type.Optional(Type.String({ maxLength: 100, description: 'Shown this once: `Authorization: Bearer tw_…`.' })),
});
export type KeyMade = Static<typeof keyMadeShape>;
