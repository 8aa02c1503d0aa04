import type { AnyItem, LifecycleProgram } from '@tierwright/lifecycle';
import { ITEM_LINES } from '@tierwright/simulation';
import {
  type KeptOpposing,
  ledgerOf,
  listItems,
  listOpposing,
  listPeople,
  loadedOpposing,
  type OpposingSource,
  type StoredItem,
  type Tx,
} from '@tierwright/store';
import type { Service } from '../command/command.ts';
import { ledgerEntryOf } from '../facts/ledger-entry.ts';

/** Rows that are read at once: between them others work. */
const PAGE = 500;
const KINDS = ['deal', 'onboarding', 'member', 'fund', 'lead'] as const;
const SOURCES: readonly OpposingSource[] = ['directOpportunities', 'contracts', 'namedAccounts', 'tenders'];
/** A lead that nobody has waits for people, though nothing of it is due. */
const UNPLACED = 'unplaced';

/** All rows of something, page by page; `next` reads those after one. */
async function* paged<T>(
  service: Service,
  tenant: string,
  next: (tx: Tx, last: T | undefined) => Promise<readonly T[]>,
): AsyncGenerator<T> {
  for (let last: T | undefined; ; ) {
    const after = last;
    const page: readonly T[] = await service.store.read(tenant, (tx) => next(tx, after));
    yield* page;
    if (page.length < PAGE) return;
    last = page.at(-1);
  }
}

/** The open items of a program, the leads that nobody has among them. */
async function* openItems(service: Service, tenant: string, program: string): AsyncGenerator<StoredItem> {
  const asked = [...KINDS.map((kind) => ({ kind, isOver: false })), { kind: 'lead', states: [UNPLACED] } as const];
  for (const which of asked) {
    const rows = paged<StoredItem>(service, tenant, (tx, last) =>
      listItems(tx, { ...which, limit: PAGE, ...(last ? { after: last.id } : {}) }),
    );
    for await (const row of rows) if (row.program === program) yield row;
  }
}

/**
 * SIM-F10: what runs of a program as a file of items, line by line: open items as they are kept, the versions that they run
 * under, people by id and role alone, what stands in the way of deals, and the ledgers of its funds.
 */
export async function* exportedItems(service: Service, tenant: string, program: string): AsyncGenerator<string> {
  const versions = new Map<string, LifecycleProgram>();
  for await (const { program_hash: hash, body } of openItems(service, tenant, program)) {
    if (!versions.has(hash)) versions.set(hash, await service.store.read(tenant, (tx) => service.programs.byHash(tx, hash)));
    yield ITEM_LINES.item(body as unknown as AnyItem);
  }
  yield* [...versions.values()].map(ITEM_LINES.version);
  yield* people(service, tenant);
  yield* opposing(service, tenant);
  yield ITEM_LINES.source('ledger', true);
  const funds = new Set([...versions.values()].flatMap((version) => (version.program.funds ?? []).map(({ id }) => id)));
  for (const fund of [...funds].sort()) {
    const rows = await service.store.read(tenant, (tx) => ledgerOf(tx, fund));
    yield* rows.map((row) => ITEM_LINES.entry(ledgerEntryOf(row)));
  }
}

async function* people(service: Service, tenant: string): AsyncGenerator<string> {
  const all = paged<Awaited<ReturnType<typeof listPeople>>[number]>(service, tenant, (tx, last) => listPeople(tx, last?.id, PAGE));
  for await (const { id, roles, groups, partner, looksAfter } of all)
    yield ITEM_LINES.person({ id, roles: [...new Set([...groups, ...roles])], ...(partner === null ? {} : { partner }), looksAfter });
}

async function* opposing(service: Service, tenant: string): AsyncGenerator<string> {
  const loaded = await service.store.read(tenant, (tx) => loadedOpposing(tx, SOURCES));
  for (const source of SOURCES) {
    yield ITEM_LINES.source(source, loaded.includes(source));
    if (!loaded.includes(source)) continue;
    const records = paged<KeptOpposing>(service, tenant, (tx, last) => listOpposing(tx, { kind: source }, last?.id, PAGE));
    for await (const { id, body } of records) yield ITEM_LINES.record(source, { ...(body as Record<string, never>), id });
  }
}
