import type { AnyItem, Effect, LifecycleProgram } from '@tierwright/lifecycle';
import type { Json } from '@tierwright/program';
import { addBenefitGrant, addEffects, addLedgerEntry, appendRecords, closeTask, openTasks, remindTask, type Tx } from '@tierwright/store';
import { partnerOf } from '../items/item-row.ts';

/** What is carried out after the commit, by the item’s workflow. */
type LaterEffect = Extract<Effect, { do: 'tell' | 'start' | 'provision' | 'revoke' | 'pay' | 'payBenefit' }>;

const LATER: ReadonlySet<string> = new Set(['tell', 'start', 'provision', 'revoke', 'pay', 'payBenefit']);
export const isLater = (effect: Effect): effect is LaterEffect => LATER.has(effect.do);

/** The name under which the lifecycle is a source of records. */
const SOURCE = 'lifecycle';

/**
 * Keeps what a step asks for in the transaction of the step: tasks, records, ledger entries and benefits as their rows, what
 * concerns other items or the world outside as effects to be carried out. Says whether records of a partner are others now.
 */
export async function keepEffects(
  tx: Tx,
  item: AnyItem,
  effects: readonly Effect[],
  { program, now }: { readonly program: LifecycleProgram; readonly now: number },
): Promise<{ readonly isPartnerChanged: boolean }> {
  let isPartnerChanged = false;
  // Tasks that open next to each other are kept at once; one that opens twice is kept twice.
  let opening: NewTask[] = [];
  const open = async (): Promise<void> => {
    await openTasks(tx, item, opening, item.at);
    opening = [];
  };
  for (const effect of effects) {
    if (effect.do === 'openTask') {
      if (opening.some(({ id }) => id === effect.task)) await open();
      opening.push(taskOf(item, effect));
      continue;
    }
    await open();
    if (effect.do === 'record') isPartnerChanged = true;
    await keepEffect(tx, item, effect, program);
  }
  await open();
  await addEffects(
    tx,
    item,
    effects.filter(isLater).map((effect) => ({ id: effect.id, what: effect.do, body: effect as unknown as Json })),
    now,
  );
  return { isPartnerChanged };
}

type NewTask = Parameters<typeof openTasks>[2][number];

const taskOf = (item: AnyItem, { task: id, title, owners, due, about }: Extract<Effect, { do: 'openTask' }>): NewTask => ({
  ...{ id, title, owners: [...owners], about, partner: partnerOf(item), due_at: due },
});

async function keepEffect(tx: Tx, item: AnyItem, effect: Effect, program: LifecycleProgram): Promise<void> {
  const { at } = item;
  switch (effect.do) {
    case 'remindTask':
      return remindTask(tx, item, { id: effect.task, owners: [...effect.owners], due_at: effect.due }, at);
    case 'closeTask':
      return closeTask(tx, item, effect.task, effect.outcome, at);
    case 'record': {
      const { partner, kind, record, id } = effect;
      await appendRecords(tx, [{ partner, kind, body: record, source: SOURCE, sourceRef: id }], at);
      return;
    }
    case 'ledger': {
      const { id, fund, partner, entry, minor, currency, period, lot = null, request = null, expires = null } = effect;
      return addLedgerEntry(tx, { effect: id, fund, partner, entry, minor, currency, period, lot, request, expires, at });
    }
    case 'benefits': {
      const { id, partner, track, group, tier, from, benefits } = effect;
      const grant = { effect: id, partner, track, group, tier, from_on: from, benefits: [...benefits], program_hash: program.hash, at };
      return addBenefitGrant(tx, grant);
    }
    default:
      return;
  }
}
