import type { PartnerData } from '@tierwright/facts';
import { canonicalize } from '@tierwright/program';
import type { Tx } from '../database/store.ts';
import { findPartner, findPartners, type KeptPartner } from './kept-partner.ts';
import { lockPartners } from './lock-records.ts';
import { PARTNER_CHANGE } from './partner-change.ts';

/** What identifies a partner: everything of its file but records, watermarks and family. */
export type PartnerIdentity = Pick<PartnerData, 'id' | 'title' | 'parent' | 'attributes' | 'facts' | 'previous'>;

export interface Put {
  readonly created: readonly string[];
  readonly changed: readonly string[];
  readonly unchanged: readonly string[];
}

const BATCH = 500;

const stateOf = ({ title, parent, attributes, facts, previous }: PartnerIdentity | KeptPartner, id: string): string =>
  canonicalize({
    title: title ?? id,
    parent: parent ?? null,
    attributes: attributes ?? {},
    facts: facts ?? {},
    previous: previous ?? null,
  });

/**
 * Makes partners what they are said to be, whole: made, changed (with a record of kind `partner.change` that keeps what it
 * became, who said it and when), or left where nothing differs. No id twice.
 */
export async function putPartners(
  tx: Tx,
  partners: readonly PartnerIdentity[],
  { at, source, by = null }: { readonly at: number; readonly source: string; readonly by?: string | null },
): Promise<Put> {
  const put = { created: [] as string[], changed: [] as string[], unchanged: [] as string[] };
  for (let start = 0; start < partners.length; start += BATCH) {
    const batch = partners.slice(start, start + BATCH);
    const ids = batch.map(({ id }) => id);
    await lockPartners(tx, ids);
    const before = new Map((await findPartners(tx, ids, 'lock')).map((kept) => [kept.id, kept]));
    const differ = batch.filter((partner) => {
      const kept = before.get(partner.id);
      const is = kept === undefined ? 'created' : stateOf(kept, partner.id) === stateOf(partner, partner.id) ? 'unchanged' : 'changed';
      put[is].push(partner.id);
      return is !== 'unchanged';
    });
    if (differ.length === 0) continue;
    await upsert(tx, differ, at);
    await tell(tx, differ, { at, source, by }, before);
  }
  return put;
}

/** One partner; its revision afterwards. */
export async function putPartner(
  tx: Tx,
  partner: PartnerIdentity,
  options: { readonly at: number; readonly source: string; readonly by?: string | null },
): Promise<number> {
  await putPartners(tx, [partner], options);
  return (await findPartner(tx, partner.id))?.revision ?? 0;
}

async function upsert(tx: Tx, partners: readonly PartnerIdentity[], at: number): Promise<void> {
  const rows = partners.map(({ id, title, parent, attributes, facts, previous }) => ({
    tenant: tx.tenant,
    id,
    title: title ?? id,
    parent: parent ?? null,
    attributes: JSON.stringify(attributes ?? {}),
    facts: JSON.stringify(facts ?? {}),
    previous: previous === undefined || previous === null ? null : JSON.stringify(previous),
    revision: 1,
    created_at: at,
    changed_at: at,
  }));
  await tx.db
    .insertInto('partner')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['tenant', 'id']).doUpdateSet((eb) => ({
        title: eb.ref('excluded.title'),
        parent: eb.ref('excluded.parent'),
        attributes: eb.ref('excluded.attributes'),
        facts: eb.ref('excluded.facts'),
        previous: eb.ref('excluded.previous'),
        revision: eb('partner.revision', '+', 1),
        changed_at: eb.ref('excluded.changed_at'),
      })),
    )
    .execute();
}

async function tell(
  tx: Tx,
  partners: readonly PartnerIdentity[],
  { at, source, by }: { at: number; source: string; by: string | null },
  before: ReadonlyMap<string, KeptPartner>,
): Promise<void> {
  const rows = partners.map(({ id, ...identity }) => ({
    tenant: tx.tenant,
    partner: id,
    kind: PARTNER_CHANGE,
    id: null,
    recorded_at: at,
    source,
    source_ref: null,
    replaces: null,
    body: JSON.stringify({ ...identity, revision: (before.get(id)?.revision ?? 0) + 1, by }),
  }));
  await tx.db.insertInto('record').values(rows).execute();
}
