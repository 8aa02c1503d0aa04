import type { Service } from '../command/command.ts';

const HOST = /^[a-z0-9.:[\]-]{1,255}$/;

/**
 * Who is served under a host name (with its port): the tenant that has it among its names; else the only one of an embedded
 * store. Nobody otherwise.
 */
export async function tenantOfHost({ store }: Pick<Service, 'store'>, host: string): Promise<string | undefined> {
  const name = host.toLowerCase();
  if (!HOST.test(name)) return undefined;
  const [named] = await store.walk({ of: 'host', host: name });
  if (named !== undefined || store.engine !== 'pglite') return named;
  const all = await store.walk({ of: 'all' });
  return all.length === 1 ? all[0] : undefined;
}
