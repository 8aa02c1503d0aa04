import { type AnyItem, customerTitle, formatInstant, roleTitle } from '@tierwright/lifecycle';
import { accountNames, findPartners, type Hands, placeInQueue, type QueueRow, queueCounts, queueOf, type Tx } from '@tierwright/store';
import { type Static, Type } from 'typebox';
import type { Answer } from '../command/answer.ts';
import type { Service } from '../command/command.ts';
import { badCursor, cursorOf, turnAfter } from '../partners/cursor.ts';
import { type PageAsked, USUAL_LIMIT } from '../partners/read-partners.ts';
import { reading } from '../partners/reading.ts';
import type { Caller } from '../rights/caller.ts';
import type { Reach } from '../rights/reach.ts';
import type { Rights } from '../rights/rights.ts';
import { closed, count, flag, id, instant, listOf, orNull, text, word } from '../shapes/vocabulary.ts';
import { handsOfCaller } from '../status/list-items.ts';
import { partnerShape } from '../status/status-shapes.ts';

/** Everybody has a queue of what waits for them; those who see all can look at all of it. */
export const QUEUE_RIGHTS: Rights = { partnerUser: 'own', channelManager: 'all', decider: 'held', auditor: 'all' };

const waitingShape = closed({
  what: word(['task', 'item'], 'A task, or an item that waits without one.'),
  kind: word(['deal', 'onboarding', 'member', 'fund', 'lead']),
  item: id('The item.'),
  task: orNull(id('The task.')),
  title: text('What is to be done.', 400),
  subject: text('Whose it is: the customer, the partner.', 400),
  state: text('State of the item.', 40),
  partner: orNull(partnerShape),
  holders: listOf(text('Title of a role, name of a person.', 400), 50),
  since: instant('Since when it waits.'),
  until: orNull(instant('Until when.')),
  isOverdue: flag('Its time is over.'),
});
type Waiting = Static<typeof waitingShape>;

export const queueShape = closed(
  {
    items: listOf(waitingShape, 200),
    next: orNull(Type.String({ maxLength: 2000, description: '`cursor` of the next page.' })),
    counts: closed({ open: count('All that waits.'), overdue: count('Tasks whose time is over.') }),
  },
  'What waits, what is due first first.',
);
export type QueueShown = Static<typeof queueShape>;

/** What an item waits for that has no task. */
const NEXT_STEP: Readonly<Record<QueueRow['kind'], string>> = {
  deal: 'Go on with the registration',
  onboarding: 'Go on with the onboarding',
  member: 'Find out the type of the partner',
  fund: 'Go on with the request for money',
  lead: 'Go on with the lead',
};

/** Whose an item is, as people call it. */
function subjectOf(item: AnyItem): string {
  switch (item.kind) {
    case 'deal':
    case 'lead':
      return customerTitle(item.answers.customer) ?? item.id;
    case 'fund':
      return item.fund;
    default:
      return item.title;
  }
}

type Titles = { partner(id: string): string; holder(row: QueueRow, id: string): string };

/** What the rows name, as people call it: colleagues by name, of the other side nobody. */
async function titlesFor({ programs }: Service, tx: Tx, rows: readonly QueueRow[], caller: Caller): Promise<Titles> {
  const partners = await findPartners(tx, [...new Set(rows.flatMap(({ partner }) => partner ?? []))]);
  const titles = new Map(partners.map((partner) => [partner.id, partner.title]));
  const accounts = await accountNames(tx, [...new Set(rows.flatMap(({ holders }) => holders.filter((holder) => UUID.test(holder))))]);
  const known = new Map<string, Awaited<ReturnType<typeof programs.byHash>>>();
  for (const { program } of rows) if (!known.has(program)) known.set(program, await programs.byHash(tx, program));
  const own = caller.kind === 'person' ? caller.partner : null;
  return {
    partner: (partner) => titles.get(partner) ?? partner,
    holder: ({ program }, holder) => {
      const account = accounts.get(holder);
      if (account) return own === null || account.partner === own ? account.name : 'Somebody else';
      const version = known.get(program);
      return version ? roleTitle(version, holder) : holder;
    },
  };
}
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function waiting(row: QueueRow, titles: Titles, now: number): Waiting {
  const { what, kind, item, task, title, state, partner, holders, since, due } = row;
  return {
    what,
    kind,
    item,
    task: what === 'task' ? task : null,
    title: title ?? NEXT_STEP[kind],
    subject: subjectOf(row.body as unknown as AnyItem),
    state,
    partner: partner === null ? null : { id: partner, title: titles.partner(partner) },
    holders: [...new Set(holders.map((holder) => titles.holder(row, holder)))],
    since: formatInstant(since),
    until: due === null ? null : formatInstant(due),
    isOverdue: what === 'task' && due !== null && due <= now,
  };
}

/** Whose queue it is; null: everybody's, for those who see all. */
function handsFor(of: 'me' | 'all', reach: Reach, caller: Caller): Hands | null {
  return of === 'all' && reach === 'all' ? null : handsOfCaller(caller);
}

/** What waits for the caller: open tasks of its groups, its partner or itself, and items in their hands that have none. */
export const queueFor = (
  service: Service,
  caller: Caller,
  { of = 'me', cursor, limit = USUAL_LIMIT }: PageAsked & { readonly of?: 'me' | 'all' },
): Promise<Answer<QueueShown>> =>
  reading(service, QUEUE_RIGHTS, caller, async (tx, reach) => {
    const from = turnAfter(cursor);
    if (!from.ok) return badCursor();
    const hands = handsFor(of, reach, caller);
    const now = service.clock();
    const found = await queueOf(tx, hands, from.after, limit + 1);
    const rows = found.slice(0, limit);
    const titles = await titlesFor(service, tx, rows, caller);
    const last = rows.at(-1);
    return {
      ok: true,
      status: 200,
      body: {
        items: rows.map((row) => waiting(row, titles, now)),
        next: found.length > limit && last ? cursorOf(...placeInQueue(last)) : null,
        counts: { ...(await queueCounts(tx, hands, now)) },
      },
    };
  });
