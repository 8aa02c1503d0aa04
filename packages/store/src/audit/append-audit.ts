import type { Tx } from '../database/store.ts';
import { type AuditEntry, auditHash, NO_HASH } from './audit-hash.ts';

/**
 * Appends to the tenant's chain. The head is locked until the commit, so this comes last in a transaction: after every other
 * lock, and as the last that others of the tenant wait for.
 */
export async function appendAudit(tx: Tx, entry: AuditEntry): Promise<void> {
  const { tenant } = tx;
  await tx.db
    .insertInto('audit_head')
    .values({ tenant, n: 0, hash: NO_HASH })
    .onConflict((conflict) => conflict.column('tenant').doNothing())
    .execute();
  const head = await tx.db
    .selectFrom('audit_head')
    .select(['n', 'hash'])
    .where('tenant', '=', tenant)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const n = head.n + 1;
  const hash = auditHash(tenant, n, head.hash, entry);
  const { at, actor, command, subject, revision, detail, trace } = entry;
  await tx.db
    .insertInto('audit')
    .values({ tenant, n, at, actor, command, subject, revision, detail, trace, previous: head.hash, hash })
    .execute();
  await tx.db.updateTable('audit_head').set({ n, hash }).where('tenant', '=', tenant).execute();
}
