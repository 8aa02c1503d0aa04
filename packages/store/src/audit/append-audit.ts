import type { Tx } from '../database/store.ts';
import { type AuditEntry, auditHash, NO_HASH } from './audit-hash.ts';

/**
 * Appends to the tenant's chain. The head is locked until the commit, so this comes last in a transaction: after every other
 * lock, and as the last that others of the tenant wait for.
 */
export async function appendAudit(tx: Tx, entry: AuditEntry): Promise<void> {
  const { tenant } = tx;
  const head = (await lockedHead(tx)) ?? (await firstHead(tx));
  const n = head.n + 1;
  const hash = auditHash(tenant, n, head.hash, entry);
  const { at, actor, command, subject, revision, detail, trace } = entry;
  // In one statement: everybody of the tenant waits meanwhile.
  await tx.db
    .with('head', (db) => db.updateTable('audit_head').set({ n, hash }).where('tenant', '=', tenant))
    .insertInto('audit')
    .values({ tenant, n, at, actor, command, subject, revision, detail, trace, previous: head.hash, hash })
    .execute();
}

const lockedHead = (tx: Tx) =>
  tx.db.selectFrom('audit_head').select(['n', 'hash']).where('tenant', '=', tx.tenant).forUpdate().executeTakeFirst();

/** The head of a chain that has no row yet; of several who begin it one does, and the others wait for it. */
async function firstHead(tx: Tx): Promise<{ readonly n: number; readonly hash: string }> {
  await tx.db
    .insertInto('audit_head')
    .values({ tenant: tx.tenant, n: 0, hash: NO_HASH })
    .onConflict((conflict) => conflict.column('tenant').doNothing())
    .execute();
  const head = await lockedHead(tx);
  if (!head) throw new Error(`the chain of tenant ${tx.tenant} has no head`);
  return head;
}
