import { sql } from 'kysely';
import type { Tx } from '../database/store.ts';

interface Link {
  id: string;
  parent: string | null;
}

/**
 * The whole families of partners: everybody under one partner without a parent, each with the id of that root. A parent
 * that is no partner is a root all the same. Partners who have no family have no entry.
 */
export async function familyRoots(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (!(await haveFamily(tx, ids))) return new Map();
  const parents = new Map<string, string>();
  await learn(tx, 'id', ids, parents);
  for (let above = unknownParents(parents, new Set(ids)); above.length > 0; ) {
    const asked = new Set([...parents.keys(), ...ids, ...above]);
    await learn(tx, 'id', above, parents);
    above = unknownParents(parents, asked);
  }
  const roots = [...new Set([...ids, ...parents.keys()].map((id) => rootOf(id, parents)))];
  const found = new Map<string, string>();
  for (let level = new Map(roots.map((root) => [root, root])); level.size > 0; ) {
    const below = await linksOf(tx, 'parent', [...level.keys()]);
    const next = new Map<string, string>();
    for (const { id, parent } of below) {
      const root = level.get(parent ?? '');
      if (root === undefined || found.has(id)) continue;
      found.set(id, root).set(root, root);
      next.set(id, root);
    }
    level = next;
  }
  return found;
}

/** Whether one of them is under another partner, or above one: most have no family at all. */
async function haveFamily(tx: Tx, ids: readonly string[]): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from partner where tenant = ${tx.tenant} and id = any(${[...ids]}::text[]) and parent is not null)
      or exists (select from partner where tenant = ${tx.tenant} and parent = any(${[...ids]}::text[])) as found`.execute(tx.db);
  return rows[0]?.found === true;
}

const linksOf = (tx: Tx, by: 'id' | 'parent', keys: readonly string[]): Promise<Link[]> =>
  tx.db
    .selectFrom('partner')
    .select(['id', 'parent'])
    .where('tenant', '=', tx.tenant)
    .where(by, '=', sql<string>`any(${[...keys]}::text[])`)
    .where('parent', 'is not', null)
    .orderBy('id')
    .execute();

async function learn(tx: Tx, by: 'id' | 'parent', keys: readonly string[], parents: Map<string, string>): Promise<void> {
  for (const { id, parent } of await linksOf(tx, by, keys)) if (parent !== null) parents.set(id, parent);
}

const unknownParents = (parents: ReadonlyMap<string, string>, asked: ReadonlySet<string>): string[] =>
  [...new Set(parents.values())].filter((parent) => !asked.has(parent));

/** Of a circle of parents, the least id: everybody in it finds the same one. */
function rootOf(id: string, parents: ReadonlyMap<string, string>): string {
  const seen = [id];
  for (let at = id; ; ) {
    const next = parents.get(at);
    if (next === undefined) return at;
    const again = seen.indexOf(next);
    if (again >= 0) return seen.slice(again).sort()[0] ?? id;
    seen.push(next);
    at = next;
  }
}
