import type { Deal } from '@tierwright/lifecycle';
import { type AuditVerdict, type Store, verifyAudit } from '@tierwright/store';

interface Move {
  readonly what: string;
  readonly from: string;
  readonly on: string;
  readonly to: string;
}

export interface KeptStep {
  readonly revision: number;
  readonly at: number;
  readonly actor: string;
  readonly message: { readonly type: string; readonly chain?: string; readonly step?: string } | null;
  readonly moves: readonly Move[];
  readonly events: readonly { readonly event: string; readonly at: number }[];
  readonly decision: string | null;
}

/** A deal with everything that the tables have of it. */
export interface KeptDeal {
  readonly row: { readonly id: string; readonly state: string; readonly revision: number; readonly at: number; readonly body: Deal };
  readonly steps: readonly KeptStep[];
  readonly places: readonly { readonly product: string; readonly place: number; readonly ended_at: number | null }[];
  readonly tasks: readonly { readonly id: string; readonly about: string }[];
  readonly decisions: readonly string[];
  /** Commands that the chain has about it. */
  readonly audit: readonly { readonly actor: string; readonly command: string; readonly revision: number | null }[];
}

/** What is in the tables afterwards. */
export interface Kept {
  readonly deals: ReadonlyMap<string, KeptDeal>;
  /** By key: whether it has an answer. */
  readonly keys: ReadonlyMap<string, boolean>;
  readonly tells: readonly { readonly target: string; readonly type: string }[];
  readonly effects: readonly string[];
  readonly ledger: readonly string[];
  readonly records: readonly string[];
  readonly verdict: AuditVerdict;
  /** Actors of the chain's rows. */
  readonly actors: readonly string[];
}

function grouped<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return groups;
}

/** Reads everything in one snapshot. */
export function readKept(store: Store, tenant: string): Promise<Kept> {
  return store.read(tenant, async (tx) => {
    const { db } = tx;
    const of = { tenant };
    const items = await db.selectFrom('item').selectAll().where('tenant', '=', of.tenant).where('kind', '=', 'deal').execute();
    const steps = await db
      .selectFrom('item_step')
      .selectAll()
      .where('tenant', '=', tenant)
      .where('kind', '=', 'deal')
      .orderBy('revision')
      .execute();
    const places = await db.selectFrom('deal_place').selectAll().where('tenant', '=', tenant).execute();
    const tasks = await db.selectFrom('task').selectAll().where('tenant', '=', tenant).execute();
    const decisions = await db.selectFrom('decision').select(['id', 'subject']).where('tenant', '=', tenant).execute();
    const audit = await db.selectFrom('audit').select(['actor', 'command', 'subject', 'revision']).where('tenant', '=', tenant).execute();
    const keys = await db.selectFrom('idempotency').select(['key', 'status']).where('tenant', '=', tenant).execute();
    const effects = await db.selectFrom('effect').select(['id', 'body']).where('tenant', '=', tenant).execute();
    const records = await db
      .selectFrom('record')
      .select(['source', 'source_ref'])
      .where('tenant', '=', tenant)
      .where('replaces', 'is', null)
      .execute();
    const ledger = await db.selectFrom('fund_ledger').select('effect').where('tenant', '=', tenant).execute();
    const [stepsOf, placesOf, tasksOf] = [
      grouped(steps, ({ item }) => item),
      grouped(places, ({ deal }) => deal),
      grouped(tasks, ({ item }) => item),
    ];
    const decisionsOf = grouped(decisions, ({ subject }) => subject);
    const auditOf = grouped(audit, ({ subject }) => subject);
    const deals = items.map((row): [string, KeptDeal] => [
      row.id,
      {
        row: { ...row, body: row.body as unknown as Deal },
        steps: (stepsOf.get(row.id) ?? []) as unknown as readonly KeptStep[],
        places: placesOf.get(row.id) ?? [],
        tasks: tasksOf.get(row.id) ?? [],
        decisions: (decisionsOf.get(row.id) ?? []).map(({ id }) => id),
        audit: auditOf.get(`deal/${row.id}`) ?? [],
      },
    ]);
    const tells = effects.map(({ body }) => body as unknown as { do: string; item?: string; message?: { type: string } });
    return {
      deals: new Map(deals),
      keys: new Map(keys.map(({ key, status }) => [key, status !== null])),
      tells: tells.filter((effect) => effect.do === 'tell').map(({ item, message }) => ({ target: item ?? '', type: message?.type ?? '' })),
      effects: effects.map(({ id }) => id),
      ledger: ledger.map(({ effect }) => effect),
      records: records.filter(({ source_ref }) => source_ref !== null).map(({ source, source_ref }) => `${source} ${source_ref}`),
      verdict: await verifyAudit(tx),
      actors: audit.map(({ actor }) => actor),
    };
  });
}
