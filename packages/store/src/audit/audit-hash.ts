import { createHash } from 'node:crypto';
import { canonicalize, type Json } from '@tierwright/program';

/** What one row of the chain says: ids and hashes, no personal data. */
export interface AuditEntry {
  readonly at: number;
  /** Id of an account, or `system:<name>`. */
  readonly actor: string;
  /** `deal.submit`. */
  readonly command: string;
  /** `deal/<id>`. */
  readonly subject: string;
  readonly revision: number | null;
  /** Hash of what was decided, or another short text without personal data. */
  readonly detail: string;
  readonly trace: string | null;
}

/** Before the first row. */
export const NO_HASH = '0'.repeat(64);

/** SHA-256 (hex) of a row and its place: RFC 8785 over all that it says and the hash of the row before. */
export function auditHash(
  tenant: string,
  n: number,
  previous: string,
  { at, actor, command, subject, revision, detail, trace }: AuditEntry,
): string {
  const row: Json = { tenant, n, previous, at, actor, command, subject, revision, detail, trace };
  return createHash('sha256').update(canonicalize(row)).digest('hex');
}
