import { type Kysely, type RawBuilder, sql } from 'kysely';
import { runTransaction } from './run-transaction.ts';
import type { WalkQuestion } from './store.ts';
import type { Tables } from './tables.ts';

const asked = (question: WalkQuestion): RawBuilder<{ tenant: string }> => {
  switch (question.of) {
    case 'all':
      return sql`select tenant from public.walk_all() as tenant order by tenant`;
    case 'outbox':
      return sql`select tenant from public.walk_outbox(${question.before}::bigint) as tenant order by tenant`;
    case 'due':
      return sql`select tenant from public.walk_due(${question.before}::bigint) as tenant order by tenant`;
    case 'jobs':
      return sql`select tenant from public.walk_jobs() as tenant order by tenant`;
    case 'host':
      return sql`select tenant from public.walk_host(${question.host}::text) as tenant order by tenant`;
    case 'slug':
      return sql`select tenant from public.walk_slug(${question.slug}::text) as tenant order by tenant`;
  }
};

/** What a transaction names that is of no tenant: it sees no row. */
const NO_TENANT = '';

/** Asks the functions of the migrations that see all tenants, and tell nothing but tenants. */
export async function walkTenants(db: Kysely<Tables>, question: WalkQuestion): Promise<readonly string[]> {
  const { result } = await runTransaction(db, NO_TENANT, (tx) => asked(question).execute(tx.db), { access: 'readOnly' });
  return result.rows.map(({ tenant }) => tenant);
}
