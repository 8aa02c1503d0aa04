import type { Effect } from '@tierwright/lifecycle';

type Of<D extends Effect['do']> = Omit<Extract<Effect, { do: D }>, 'do'>;

/** An order to the world outside: `id` is its idempotency key there, the same however often it is sent. */
type Order<D extends Effect['do']> = Of<D> & { readonly tenant: string; readonly item: string };

/** Systems outside that do what items ask for. Each call may come again with the same `id`; whoever fails throws. */
export interface OutsideWorld {
  /** `provisioned`: it is there now; `asked`: the item is told when it is. */
  provision(order: Order<'provision'>): Promise<'provisioned' | 'asked'>;
  revoke(order: Order<'revoke'>): Promise<void>;
  /** `paid`: the money has gone out; `asked`: the item is told when it has. */
  pay(order: Order<'pay'>): Promise<'paid' | 'asked'>;
  payBenefit(order: Order<'payBenefit'>): Promise<void>;
}

/** Nothing is connected: everything counts as done. */
export const nothingOutside: OutsideWorld = {
  provision: async () => 'provisioned',
  revoke: async () => undefined,
  pay: async () => 'paid',
  payBenefit: async () => undefined,
};
