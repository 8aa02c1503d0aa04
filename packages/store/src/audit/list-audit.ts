import type { Tx } from '../database/store.ts';
import type { AuditEntry } from './audit-hash.ts';

export interface StoredAudit extends AuditEntry {
  readonly n: number;
  readonly hash: string;
}

export interface AuditAsked {
  readonly subject?: string;
  readonly actor?: string;
  readonly command?: string;
  /** Rows before this number. */
  readonly before?: number;
  readonly limit: number;
}

/** Rows of the chain, the newest first. */
export function listAudit(tx: Tx, { subject, actor, command, before, limit }: AuditAsked): Promise<readonly StoredAudit[]> {
  return tx.db
    .selectFrom('audit')
    .select(['n', 'at', 'actor', 'command', 'subject', 'revision', 'detail', 'trace', 'hash'])
    .where('tenant', '=', tx.tenant)
    .$if(subject !== undefined, (query) => query.where('subject', '=', subject ?? ''))
    .$if(actor !== undefined, (query) => query.where('actor', '=', actor ?? ''))
    .$if(command !== undefined, (query) => query.where('command', '=', command ?? ''))
    .$if(before !== undefined, (query) => query.where('n', '<', before ?? 0))
    .orderBy('n', 'desc')
    .limit(limit)
    .execute();
}
