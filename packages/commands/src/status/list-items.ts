import type { AnyItem, ItemKind } from '@tierwright/lifecycle';
import { findPartners, type Hands, handsOf, type ItemSearch, type StoredItem, searchItems } from '@tierwright/store';
import type { Answer } from '../command/answer.ts';
import type { Service } from '../command/command.ts';
import { badCursor, cursorOf, newestAfter } from '../partners/cursor.ts';
import { type Page, type PageAsked, USUAL_LIMIT } from '../partners/read-partners.ts';
import { reading } from '../partners/reading.ts';
import type { Caller } from '../rights/caller.ts';
import type { Reach } from '../rights/reach.ts';
import type { Rights } from '../rights/rights.ts';
import { ownsKind } from './within-reach.ts';

/** What lists of items are asked for by. */
export interface ItemsWanted extends PageAsked {
  readonly state?: string;
  readonly partner?: string;
  readonly program?: string;
  readonly isOver?: boolean;
  /** Only what waits for the caller. */
  readonly holder?: 'me';
}

/** The hands of a caller: its groups, its roles, itself; its partner's. */
export const handsOfCaller = (caller: Caller): Hands | null =>
  caller.kind === 'person' ? handsOf(caller.account, caller.partner, [...caller.groups, ...caller.roles]) : null;

function withinOf(kind: ItemKind, reach: Reach, caller: Caller): ItemSearch['within'] | undefined {
  if (reach === 'all' || caller.kind === 'system' || ownsKind(kind, reach)) return undefined;
  const { partner, holders } = reach;
  return { partner, hands: holders.length === 0 ? null : handsOf(caller.account, null, holders) };
}

/** A page of items of a kind, the newest first: those that the caller may see. */
export const itemsFor = <R>(
  service: Service,
  caller: Caller,
  {
    kind,
    rights,
    wanted: { cursor, limit = USUAL_LIMIT, holder, ...filter },
    customer,
    row,
  }: {
    readonly kind: ItemKind;
    readonly rights: Rights;
    readonly wanted: ItemsWanted;
    readonly customer?: string | undefined;
    row(item: StoredItem, titleOf: (partner: string) => string): R;
  },
): Promise<Answer<Page<R>>> =>
  reading(service, rights, caller, async (tx, reach) => {
    const from = newestAfter(cursor);
    if (!from.ok) return badCursor();
    const within = withinOf(kind, reach, caller);
    const held = holder === 'me' ? handsOfCaller(caller) : null;
    const search: ItemSearch = {
      kind,
      ...filter,
      ...(customer === undefined ? {} : { customer }),
      ...(within === undefined ? {} : { within }),
      ...(held === null ? {} : { held }),
    };
    const found = await searchItems(tx, search, from.before, limit + 1);
    const shown = found.slice(0, limit);
    const partners = await findPartners(
      tx,
      [...new Set(shown.flatMap(({ partner, distributor }) => [partner, distributor]))].filter((id) => id !== null),
    );
    const titles = new Map(partners.map(({ id, title }) => [id, title]));
    const last = shown.at(-1);
    return {
      ok: true,
      status: 200,
      body: {
        items: shown.map((item) => row(item, (partner) => titles.get(partner) ?? partner)),
        next: found.length > limit && last ? cursorOf(last.created_at, last.id) : null,
      },
    };
  });

/** The lifecycle's item in a row. */
export const bodyOf = <I extends AnyItem>({ body }: StoredItem): I => body as unknown as I;
