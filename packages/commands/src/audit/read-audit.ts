import { formatInstant } from '@tierwright/lifecycle';
import { auditAnchor, listAudit, verifyAudit } from '@tierwright/store';
import type { Answer } from '../command/answer.ts';
import type { Service } from '../command/command.ts';
import { badCursor, cursorOf, numberAfter } from '../partners/cursor.ts';
import { type Page, type PageAsked, USUAL_LIMIT } from '../partners/read-partners.ts';
import { reading } from '../partners/reading.ts';
import type { Caller } from '../rights/caller.ts';
import type { Rights } from '../rights/rights.ts';
import type { Anchor, AuditRow, Verdict } from './audit-shapes.ts';

export const READ_AUDIT_RIGHTS: Rights = { auditor: 'all' };

interface AuditQuery extends PageAsked {
  readonly subject?: string;
  readonly actor?: string;
  readonly command?: string;
}

/** Rows of the chain, the newest first. */
export const auditFor = (
  service: Service,
  caller: Caller,
  { cursor, limit = USUAL_LIMIT, ...asked }: AuditQuery,
): Promise<Answer<Page<AuditRow>>> =>
  reading(service, READ_AUDIT_RIGHTS, caller, async (tx) => {
    const from = numberAfter(cursor);
    if (!from.ok) return badCursor();
    const found = await listAudit(tx, { ...asked, limit: limit + 1, ...(from.after === undefined ? {} : { before: from.after }) });
    const items = found.slice(0, limit).map(({ at, ...row }) => ({ ...row, at: formatInstant(at) }));
    return { ok: true, status: 200, body: { items, next: found.length > limit ? cursorOf(items.at(-1)?.n ?? 0) : null } };
  });

/** The end of the chain now: to be kept elsewhere. */
export const auditAnchorFor = (service: Service, caller: Caller): Promise<Answer<Anchor>> =>
  reading(service, READ_AUDIT_RIGHTS, caller, async (tx) => ({ ok: true, status: 200, body: await auditAnchor(tx) }));

/** Works out every hash of the chain again; with an anchor of earlier also whether that is still in it. */
export const verifyAuditFor = (service: Service, caller: Caller, anchor?: Anchor): Promise<Answer<Verdict>> =>
  reading(service, READ_AUDIT_RIGHTS, caller, async (tx) => ({ ok: true, status: 200, body: await verifyAudit(tx, anchor) }));
