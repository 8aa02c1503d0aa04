import { migrateStore } from '@tierwright/store';
import type { Configuration } from '../configuration/configuration.ts';
import { ServerFailure } from '../failures/server-failure.ts';
import type { Log } from '../log/log.ts';

/** Brings the tables up to this release, as their owner; the login of DATABASE_URL may use them from then on. Another that does the same is waited for. */
export async function migrate({ database }: Configuration, log: Log): Promise<void> {
  if (database.kind !== 'postgres') throw new ServerFailure('SRV102', 'DATABASE_MIGRATION_URL is not set.');
  const { url, ownerUrl } = database;
  const [login, owner] = [url, ownerUrl].map((address) => decodeURIComponent(new URL(address).username));
  const done = await migrateStore({ url: ownerUrl, ...(login && login !== owner ? { login } : {}) });
  for (const file of done) log.info('migrated', { file });
  log.info('migrations-done', { count: done.length });
}
