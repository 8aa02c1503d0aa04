import { type RawBuilder, sql } from 'kysely';

/** Whose hands something may be in: groups, roles and the account by name; whom else the words of programs mean for it. */
export interface Hands {
  /** Groups, roles and the account itself: never `partner`, `distributor` or `accountManager`. */
  readonly words: readonly string[];
  readonly account: string;
  /** The partner that the account works for. */
  readonly partner: string | null;
}

/** Words that mean other people for each item (S6). */
const MEANT: readonly string[] = ['partner', 'distributor', 'accountManager'];

/** The hands of an account; a group that has one of the words' names gives nothing. */
export const handsOf = (account: string, partner: string | null, names: readonly string[]): Hands => ({
  account,
  partner,
  words: [...new Set([...names, account])].filter((name) => !MEANT.includes(name)),
});

/** Whether names in `column` mean one of the hands; `item` is the alias of the item that it belongs to. */
export function heldBy(column: RawBuilder<unknown>, { words, account, partner }: Hands, item: RawBuilder<unknown>): RawBuilder<boolean> {
  const own =
    partner === null
      ? sql`exists (select from account_manager m
          where m.tenant = ${item}.tenant and m.partner = ${item}.partner and m.account = ${account}::uuid and 'accountManager' = any(${column}))`
      : sql`('partner' = any(${column}) and ${item}.partner = ${partner}) or ('distributor' = any(${column}) and ${item}.distributor = ${partner})`;
  return sql<boolean>`(${column} && ${[...words]}::text[] or ${own})`;
}
