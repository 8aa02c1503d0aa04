import type { ItemKind } from '@tierwright/lifecycle';
import type { StoredItem, Tx } from '@tierwright/store';
import type { Command, Service, Work } from '../command/command.ts';
import type { Failure } from '../command/failure.ts';
import type { KeptItem } from '../items/item-row.ts';
import { messageItem } from '../items/message-item.ts';
import type { Caller, PersonCaller } from '../rights/caller.ts';
import type { Rights } from '../rights/rights.ts';
import { type SaidByWire, saidBy } from './said-by.ts';
import { itemWithin, noItem } from './within-reach.ts';

/** One command for each message of a kind. */
export type SayCommands<S extends SaidByWire, O> = Readonly<
  Record<S['type'], Command<{ readonly id: string; readonly message: S }, O, PersonCaller>>
>;

interface SayKind<S extends SaidByWire, O> {
  readonly kind: ItemKind;
  readonly rights: Readonly<Record<S['type'], Rights>>;
  /** The item afterwards, as the caller may see it. */
  show(service: Service, tx: Tx, caller: Caller, row: KeptItem): Promise<O>;
  /** What is wrong whatever the item does with it. */
  check?(work: Work, row: StoredItem, said: S): Promise<{ readonly ok: false; readonly failure: Failure } | undefined>;
}

/** How the item stands after a command, as its answer. */
export async function shownAfter<O>(
  { service, tx, caller }: Pick<Work, 'service' | 'tx' | 'caller'>,
  { kept }: { readonly kept: KeptItem },
  show: SayKind<SaidByWire, O>['show'],
): Promise<{ readonly body: O; readonly revision: number }> {
  return { body: await show(service, tx, caller, kept), revision: kept.revision };
}

/**
 * One command for each message that people send to items of a kind, named `<kind>.<type>` in the audit chain. Not there
 * (CMD601) is also what the caller may not see; the message is by the caller, whatever it says.
 */
export function sayCommands<S extends SaidByWire, O>({ kind, rights, show, check }: SayKind<S, O>): SayCommands<S, O> {
  const command = (type: S['type']): Command<{ readonly id: string; readonly message: S }, O, PersonCaller> => ({
    name: `${kind}.${type}`,
    rights: rights[type],
    async run(work, { id, message }) {
      const { tx, caller } = work;
      const key = { kind, id };
      const row = await itemWithin(tx, key, rights[type], caller);
      if (!row) return noItem(key);
      const wrong = await check?.(work, row, message);
      if (wrong) return wrong;
      const taken = await messageItem(work, { ...key, message: saidBy(caller, message) });
      if (!taken.ok) return taken;
      return { ok: true, status: 200, ...(await shownAfter(work, taken, show)) };
    },
  });
  const types = Object.keys(rights) as S['type'][];
  return Object.fromEntries(types.map((type) => [type, command(type)])) as SayCommands<S, O>;
}
