import { type Kysely, sql } from 'kysely';
import { StoreRefused } from '../database/store-error.ts';
import type { Tables } from '../database/tables.ts';

const OLDEST = 15;

export interface ServerSettings {
  /** 15. */
  readonly version: number;
  readonly fsync: string;
  readonly synchronous_commit: string;
  readonly full_page_writes: string;
}

/** Why a server is too old, or set up so that it may lose or tear what it has acknowledged; nothing where it is neither. */
export function unsafeServer({ version, ...settings }: ServerSettings): StoreRefused | undefined {
  if (version < OLDEST) return new StoreRefused('STO120', `PostgreSQL ${version} is too old: Tierwright needs ${OLDEST} or newer.`);
  const off = Object.entries(settings).flatMap(([name, value]) => (value === 'off' ? [name] : []));
  if (off.length === 0) return undefined;
  const it = off.length > 1 ? 'them' : 'it';
  return new StoreRefused('STO121', `PostgreSQL runs with ${off.join(', ')} off, so it may lose what it has acknowledged: turn ${it} on.`);
}

/** Throws where the server must not be trusted. */
export async function refuseUnsafeServer(db: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<ServerSettings>`select current_setting('server_version_num')::int / 10000 as version,
    current_setting('fsync') as fsync, current_setting('synchronous_commit') as synchronous_commit,
    current_setting('full_page_writes') as full_page_writes`.execute(db);
  for (const settings of rows) {
    const refused = unsafeServer(settings);
    if (refused) throw refused;
  }
}
