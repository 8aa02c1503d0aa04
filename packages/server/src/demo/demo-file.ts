import { randomBytes } from 'node:crypto';
import { createApiKey, type PersonCaller, ROLES, type Service } from '@tierwright/commands';
import type { CastMember } from './cast/cast.ts';
import { done } from './cast/engage.ts';

/** Somebody who can sign in, and a key to do the same from a program. */
interface DemoPerson {
  readonly name: string;
  readonly title: string;
  readonly roles: readonly string[];
  readonly groups: readonly string[];
  readonly partner: string | null;
  readonly key: string;
}

/** `demo.json` in the data folder: accounts of this machine, for nobody else's eyes. */
export interface DemoFile {
  readonly note: string;
  readonly password: string;
  /** By login. */
  readonly people: Readonly<Record<string, DemoPerson>>;
  /** An API key for each role, by its name: of somebody who has no other, where there is somebody. */
  readonly keys: Readonly<Record<string, string>>;
}

const NOTE = 'Sign-ins of the sample data: one password for all, an API key for each. They work on this machine only.';
const YEAR = 365 * 86_400_000;

const SYLLABLES = 'abcdefghijkmnpqrstuvwxyz23456789';

/** 80 random bits, in groups that can be typed. */
export function newPassword(bytes: Uint8Array = randomBytes(16)): string {
  const letters = [...bytes].map((byte) => SYLLABLES[byte % SYLLABLES.length] ?? 'a').join('');
  return [0, 4, 8, 12].map((first) => letters.slice(first, first + 4)).join('-');
}

/** Makes the keys, and what the file says. */
export async function demoFile(
  service: Service,
  password: string,
  people: readonly (readonly [CastMember, PersonCaller])[],
): Promise<DemoFile> {
  const shown = new Map<string, DemoPerson>();
  for (const [{ login, name, title, roles, groups, partner = null }, caller] of people) {
    const expiresAt = new Date(service.clock() + YEAR).toISOString();
    const { secret } = done(
      await createApiKey(service, { caller, input: { name: 'Sample', roles: [...roles], expiresAt } }),
      `key of ${login}`,
    );
    shown.set(login, { name, title, roles, groups, partner, key: secret ?? '' });
  }
  const keys = new Map<string, string>();
  const fewestRolesFirst = [...shown.values()].sort((a, b) => a.roles.length - b.roles.length);
  for (const role of ROLES) {
    const one = fewestRolesFirst.find(({ roles }) => roles.some((granted) => granted === role));
    if (one) keys.set(role, one.key);
  }
  return { note: NOTE, password, people: Object.fromEntries(shown), keys: Object.fromEntries(keys) };
}
