import type { AnyItem } from '@tierwright/lifecycle';
import { accountManagersOf, findItem, handsOf, type ItemKey, type StoredItem, type Tx, tasksOfItem } from '@tierwright/store';
import { refuse } from '../command/refuse.ts';
import type { Caller } from '../rights/caller.ts';
import { type Reach, reachOf } from '../rights/reach.ts';
import type { Rights } from '../rights/rights.ts';

/** The role that ends memberships, leaves steps out and grants exceptions: it holds both kinds, whoever holds a step. */
const PROGRAM_OWNER = 'programOwner';
const OF_THE_OWNER: readonly string[] = ['onboarding', 'member'];

/** What is not within reach is not there. */
export const noItem = ({ kind, id }: ItemKey) => refuse('CMD601', `There is no ${NAMES[kind]} ${id}.`, { value: id });
const NAMES: Readonly<Record<ItemKey['kind'], string>> = {
  deal: 'deal',
  onboarding: 'onboarding',
  member: 'membership',
  fund: 'request for money',
  lead: 'lead',
};

/** Who decided in one of an item's chains goes on reading it. */
const hasDecided = (body: AnyItem, account: string): boolean =>
  'chains' in body &&
  body.chains.some(
    ({ steps, standIns }) =>
      steps.some(({ decisions }) => decisions.some(({ by }) => by === account)) || standIns.some(({ person }) => person === account),
  );

/** Whether all items of a kind are the business of whoever owns the program. */
export const ownsKind = (kind: ItemKey['kind'], reach: Exclude<Reach, 'all'>): boolean =>
  OF_THE_OWNER.includes(kind) && reach.holders.includes(PROGRAM_OWNER);

async function isInHands(tx: Tx, row: StoredItem, reach: Exclude<Reach, 'all'>, account: string): Promise<boolean> {
  const { words } = handsOf(account, null, reach.holders);
  const tasks = (await tasksOfItem(tx, row)).filter(({ state }) => state === 'open');
  const holders = [...row.holders, ...tasks.flatMap(({ owners }) => owners)];
  if (holders.some((holder) => words.includes(holder))) return true;
  if (ownsKind(row.kind, reach)) return true;
  if (hasDecided(row.body as unknown as AnyItem, account)) return true;
  return holders.includes('accountManager') && row.partner !== null && (await accountManagersOf(tx, row.partner)).includes(account);
}

/** Whether a caller may see and touch an item; drafts are nobody's but the partner's and the vendor's who see all. */
async function isWithin(tx: Tx, row: StoredItem, reach: Reach, caller: Caller): Promise<boolean> {
  if (reach === 'all') return true;
  if (reach.partner !== null && (row.partner === reach.partner || (row.distributor === reach.partner && row.state !== 'draft')))
    return true;
  return reach.holders.length > 0 && caller.kind === 'person' && (await isInHands(tx, row, reach, caller.account));
}

/** An item by kind and id, where the caller may see it by these rights. */
export async function itemWithin(tx: Tx, key: ItemKey, rights: Rights, caller: Caller): Promise<StoredItem | undefined> {
  const row = await findItem(tx, key);
  return row && (await isWithin(tx, row, reachOf(rights, caller), caller)) ? row : undefined;
}
