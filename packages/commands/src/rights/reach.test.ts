import { expect, it } from 'vitest';
import type { PersonCaller } from './caller.ts';
import { mayTouch, reachOf, scopesOf } from './reach.ts';
import type { Rights } from './rights.ts';

const RIGHTS: Rights = { partnerUser: 'own', channelManager: 'all', decider: 'held' };
const person = (more: Partial<PersonCaller>): PersonCaller => ({
  ...{ kind: 'person', via: 'session', tenant: 't', account: 'me', human: 'h', name: 'Me', roles: [], groups: [], partner: null },
  ...more,
});
const SYSTEM = { kind: 'system', tenant: 't', name: 'timer' } as const;

it('gives a role that is not named no scope, and the system all', () => {
  expect(scopesOf(RIGHTS, person({ roles: ['auditor'] }))).toEqual([]);
  expect(scopesOf({}, SYSTEM)).toEqual(['all']);
  expect(reachOf({}, SYSTEM)).toBe('all');
});

it('reaches of its own partner what is the partner’s, or names it as distributor', () => {
  const reach = reachOf(RIGHTS, person({ roles: ['partnerUser'], partner: 'acme' }));
  expect(mayTouch(reach, { partner: 'acme' })).toBe(true);
  expect(mayTouch(reach, { partner: 'bolt', distributor: 'acme' })).toBe(true);
  expect(mayTouch(reach, { partner: 'bolt', holders: ['acme'] })).toBe(false);
  expect(mayTouch(reach, { partner: null })).toBe(false);
});

it('reaches nothing by a partner that it does not have', () => {
  const reach = reachOf(RIGHTS, person({ roles: ['partnerUser'] }));
  expect(mayTouch(reach, { partner: null, distributor: null })).toBe(false);
});

it('reaches what groups, roles or the account itself hold', () => {
  const reach = reachOf(RIGHTS, person({ roles: ['decider'], groups: ['dealDesk'], partner: null }));
  for (const holder of ['dealDesk', 'decider', 'me']) expect(mayTouch(reach, { partner: 'acme', holders: [holder] })).toBe(true);
  expect(mayTouch(reach, { partner: 'acme', holders: ['finance'] })).toBe(false);
});

it('adds up what several roles reach', () => {
  const both = reachOf(RIGHTS, person({ roles: ['partnerUser', 'decider'], groups: ['dealDesk'], partner: 'acme' }));
  expect(mayTouch(both, { partner: 'acme' })).toBe(true);
  expect(mayTouch(both, { partner: 'bolt', holders: ['dealDesk'] })).toBe(true);
  expect(mayTouch(both, { partner: 'bolt', holders: [] })).toBe(false);
  expect(reachOf(RIGHTS, person({ roles: ['decider', 'channelManager'] }))).toBe('all');
});
