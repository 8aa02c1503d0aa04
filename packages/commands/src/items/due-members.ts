import { itemsDue } from '@tierwright/store';
import type { Service } from '../command/command.ts';

/** A page of partners whose membership has something due: `next` is where the next page begins, null after the last. */
export interface DueMembers {
  readonly members: readonly string[];
  readonly next: string | null;
}

/** Memberships with something due at or before `at`, by partner, after one of them. Each is then moved by `fireItem`. */
export async function dueMembers(
  { store }: Pick<Service, 'store'>,
  {
    tenant,
    at,
    after,
    limit,
  }: { readonly tenant: string; readonly at: number; readonly after?: string | undefined; readonly limit: number },
): Promise<DueMembers> {
  const from = after === undefined ? {} : { after: { kind: 'member', id: after } as const };
  const rows = await store.read(tenant, (tx) => itemsDue(tx, { before: at, kind: 'member', limit, ...from }));
  const members = rows.map(({ id }) => id);
  return { members, next: members.length < limit ? null : (members.at(-1) ?? null) };
}
