import { type Kysely, sql } from 'kysely';
import { StoreRefused } from '../database/store-error.ts';
import type { Tables } from '../database/tables.ts';

const OLDEST = 15;

interface Settings {
  readonly version: number;
  readonly fsync: string;
  readonly synchronous_commit: string;
  readonly full_page_writes: string;
}

/** Throws where the server is too old, or set up so that it may lose or tear what it has acknowledged. */
export async function refuseUnsafeServer(db: Kysely<Tables>): Promise<void> {
  const { rows } =
    await sql<Settings>`select current_setting('server_version_num')::int / 10000 as version, current_setting('fsync') as fsync,
    current_setting('synchronous_commit') as synchronous_commit, current_setting('full_page_writes') as full_page_writes`.execute(db);
  for (const { version, ...settings } of rows) {
    if (version < OLDEST) throw new StoreRefused('STO120', `PostgreSQL ${version} is too old: Tierwright needs ${OLDEST} or newer.`);
    const off = Object.entries(settings).flatMap(([name, value]) => (value === 'off' ? [name] : []));
    if (off.length === 0) continue;
    throw new StoreRefused(
      'STO121',
      `PostgreSQL runs with ${off.join(', ')} off, so it may lose what it has acknowledged: turn ${off.length > 1 ? 'them' : 'it'} on.`,
    );
  }
}
