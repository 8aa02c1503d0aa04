import type { Store } from '@tierwright/store';
import type { Running } from './business.ts';
import { NEXT } from './changed-version.ts';

/** Everything that is kept of an item and says which version it was made under. */
export interface Kept {
  readonly state: string;
  readonly isOver: boolean;
  /** Of the row, its body, every step and every decision: one hash where it finished under the version it began with. */
  readonly hashes: readonly string[];
  readonly steps: number;
  readonly decisions: number;
  readonly notices: number;
  readonly records: number;
  readonly tasks: number;
  /** Of its notices and tasks those in the words of the next version. */
  readonly inNextWords: readonly string[];
}

export async function keptOf(store: Store, tenant: string, { kind, id }: Running): Promise<Kept> {
  return store.read(tenant, async ({ db }) => {
    const row = await db
      .selectFrom('item')
      .select(['state', 'is_over', 'program_hash', 'body'])
      .where('kind', '=', kind)
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const steps = await db.selectFrom('item_step').select('program_hash').where('kind', '=', kind).where('item', '=', id).execute();
    const decisions = await db
      .selectFrom('decision')
      .select(['program_hash', 'outcome'])
      .where('subject_kind', '=', kind)
      .where('subject', '=', id)
      .execute();
    // What everybody is told of a release rides on an item of theirs, and is in the words of that release.
    const notices = await db
      .selectFrom('notice')
      .select(['subject'])
      .where('effect', 'not like', 'release/%')
      .where('kind', '=', kind)
      .where('item', '=', id)
      .execute();
    const tasks = await db.selectFrom('task').select(['title']).where('kind', '=', kind).where('item', '=', id).execute();
    const records = await db
      .selectFrom('record')
      .select(['body'])
      .where('source', '=', 'lifecycle')
      .where('source_ref', 'like', `%${id}%`)
      .execute();
    const said = [...notices.map(({ subject }) => subject), ...tasks.map(({ title }) => title)];
    const hashes = [
      row.program_hash,
      (row.body as { readonly program: string }).program,
      ...steps.map(({ program_hash }) => program_hash),
      ...decisions.flatMap(({ program_hash, outcome }) => [program_hash, (outcome as { readonly hash: string }).hash]),
    ];
    return {
      ...{ state: row.state, isOver: row.is_over, hashes: [...new Set(hashes)] },
      ...{ steps: steps.length, decisions: decisions.length, notices: notices.length, records: records.length, tasks: tasks.length },
      inNextWords: said.filter((text) => text.startsWith(NEXT)),
    };
  });
}
