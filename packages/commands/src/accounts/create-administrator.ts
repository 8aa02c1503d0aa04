import { insertTenant } from '@tierwright/store';
import type { Answer } from '../command/answer.ts';
import type { Command, Service } from '../command/command.ts';
import { refuse } from '../command/refuse.ts';
import { runCommand } from '../command/run-command.ts';
import { SYSTEM_ONLY } from './account-rights.ts';
import type { AccountMade } from './account-shapes.ts';
import { createAccount } from './create-account.ts';
import type { PasswordCost } from './password.ts';
import { weakPassword } from './weak-password.ts';

interface TenantAsked {
  /** Short name: `northwind`. */
  readonly slug: string;
  readonly title: string;
  /** Host names, with the port where it is not the usual one. */
  readonly hosts: readonly string[];
}

export interface AdministratorAsked {
  readonly tenant: TenantAsked;
  readonly login: string;
  readonly name: string;
  readonly email: string;
  /** Default: one that is shown once and replaced at the first sign-in. */
  readonly password?: string;
}

const createTenant: Command<TenantAsked, null> = {
  name: 'tenant.create',
  rights: SYSTEM_ONLY,
  async run({ tx, now, about }, { slug, title, hosts }) {
    const isNew = await insertTenant(tx, { slug, title, hosts: hosts.map((host) => host.toLowerCase()), at: now });
    if (!isNew) return refuse('CMD410', `There is a tenant ${slug} already.`, { value: slug });
    about(`tenant/${tx.tenant}`);
    return { ok: true, status: 201, body: null };
  },
};

export type AdministratorMade = AccountMade & { readonly tenant: string };

/**
 * Makes an administrator, and the tenant where there is none of that name: for whoever has the database, not over HTTP.
 * More than one for a tenant is as well: that is how somebody gets in again when every administrator has left.
 */
export async function createAdministrator(
  service: Service,
  { tenant: asked, login, name, email, password }: AdministratorAsked,
  cost?: PasswordCost,
): Promise<Answer<AdministratorMade>> {
  const weak = password === undefined ? undefined : weakPassword(password, login);
  if (weak !== undefined) return refuse('CMD404', 'The password is too weak.', { pointer: '/password', expected: weak });
  const [known] = await service.store.walk({ of: 'slug', slug: asked.slug });
  const tenant = known ?? service.newId();
  const caller = { kind: 'system', tenant, name: 'commandLine' } as const;
  if (known === undefined) {
    const made = await runCommand(service, createTenant, { caller, input: asked });
    if (!made.ok) return made;
  }
  const input = { login, name, email, roles: ['administrator' as const], ...(password === undefined ? {} : { password }) };
  const answer = await createAccount(service, { caller, input }, cost);
  return answer.ok ? { ok: true, status: 201, body: { ...answer.body, tenant } } : answer;
}
