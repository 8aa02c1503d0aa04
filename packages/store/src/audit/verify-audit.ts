import type { Tx } from '../database/store.ts';
import { auditHash, NO_HASH } from './audit-hash.ts';

/** The end of a chain at one time. Kept elsewhere (exported daily), it shows later that nothing before it was changed or cut off. */
export interface AuditAnchor {
  /** Number of the last row; 0 before the first. */
  readonly n: number;
  readonly hash: string;
}

export type AuditVerdict =
  | ({ readonly ok: true } & AuditAnchor)
  /** `n`: the first row that is not what it was. */
  | { readonly ok: false; readonly n: number; readonly why: 'changed' | 'missing' | 'added' | 'notAnchored' };

/** Rows read at a time. */
const PAGE = 1_000;

/** The end of the tenant's chain now. */
export async function auditAnchor(tx: Tx): Promise<AuditAnchor> {
  const head = await tx.db.selectFrom('audit_head').select(['n', 'hash']).where('tenant', '=', tx.tenant).executeTakeFirst();
  return head ?? { n: 0, hash: NO_HASH };
}

/**
 * Reads the tenant's whole chain and works out every hash again: row by row `changed`; a number left out, or rows cut off
 * at the end, `missing`; rows after the head `added`; and `notAnchored` where an anchor of earlier is not in it.
 */
export async function verifyAudit(tx: Tx, anchor: AuditAnchor = { n: 0, hash: NO_HASH }): Promise<AuditVerdict> {
  const head = await auditAnchor(tx);
  let last: AuditAnchor = { n: 0, hash: NO_HASH };
  for (;;) {
    const rows = await page(tx, last.n);
    for (const { n, previous, hash, ...entry } of rows) {
      if (n !== last.n + 1) return { ok: false, n: last.n + 1, why: 'missing' };
      if (n > head.n) return { ok: false, n, why: 'added' };
      if (previous !== last.hash || hash !== auditHash(tx.tenant, n, previous, entry)) return { ok: false, n, why: 'changed' };
      if (n === anchor.n && hash !== anchor.hash) return { ok: false, n, why: 'notAnchored' };
      last = { n, hash };
    }
    if (rows.length < PAGE) break;
  }
  if (last.n < head.n) return { ok: false, n: last.n + 1, why: 'missing' };
  if (last.hash !== head.hash) return { ok: false, n: last.n, why: 'changed' };
  return last.n < anchor.n ? { ok: false, n: last.n + 1, why: 'notAnchored' } : { ok: true, ...last };
}

const page = (tx: Tx, after: number) =>
  tx.db
    .selectFrom('audit')
    .select(['n', 'at', 'actor', 'command', 'subject', 'revision', 'detail', 'trace', 'previous', 'hash'])
    .where('tenant', '=', tx.tenant)
    .where('n', '>', after)
    .orderBy('n')
    .limit(PAGE)
    .execute();
