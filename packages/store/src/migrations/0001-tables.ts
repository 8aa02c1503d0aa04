import { type Kysely, sql } from 'kysely';
import { DECISIONS } from './0001-tables/decisions.ts';
import { ITEMS } from './0001-tables/items.ts';
import { PARTNERS } from './0001-tables/partners.ts';
import { PEOPLE } from './0001-tables/people.ts';
import { PLATFORM } from './0001-tables/platform.ts';
import { PROGRAMS } from './0001-tables/programs.ts';

/**
 * The first tables. `tenant` (the vendor) leads every key, since foreign-key checks ignore row-level security. Instants are
 * milliseconds since 1970 (`*_at`), days are `YYYY-MM-DD` text (`*_on`), money is integer minor units. `json`, not `jsonb`:
 * what was written is what is read, byte for byte.
 * In this order: each refers to those before it.
 */
const TABLES = [PEOPLE, PROGRAMS, PARTNERS, ITEMS, DECISIONS, PLATFORM].join('');

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(TABLES).execute(db);
}
