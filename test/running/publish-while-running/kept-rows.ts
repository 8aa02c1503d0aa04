import type { Store } from '@tierwright/store';
import type { Running } from './business.ts';
import { NEXT, RECORDED } from './changed-version.ts';

/** Everything that is kept of an item and says which version it was made under. */
export interface Kept {
  readonly state: string;
  readonly isOver: boolean;
  /**
   * Of the row, its body, every step, every decision, and of the step that each notice, record and effect names: one hash where
   * it finished under the version it began with.
   */
  readonly hashes: readonly string[];
  readonly steps: number;
  readonly decisions: number;
  readonly notices: number;
  readonly tasks: number;
  readonly effects: number;
  /** Versions whose form its registration has been recorded in. */
  readonly recorded: readonly (keyof typeof RECORDED)[];
  /** Of its notices and tasks those in the words of the next version. */
  readonly inNextWords: readonly string[];
}

const grouped = <T>(rows: readonly T[], keyOf: (row: T) => string): ReadonlyMap<string, readonly T[]> => {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
};

const versions = ['first', 'next'] as const;

const nameOf = ({ kind, item }: { readonly kind: string; readonly item: string }): string => `${kind}/${item}`;

/** What is kept of items, read in one snapshot. */
export async function keptOf(store: Store, tenant: string, items: readonly Running[]): Promise<readonly (Running & Kept)[]> {
  const rows = await store.read(tenant, async ({ db }) => ({
    items: await db.selectFrom('item').select(['kind', 'id as item', 'state', 'is_over', 'program_hash', 'body']).execute(),
    steps: await db.selectFrom('item_step').select(['kind', 'item', 'revision', 'program_hash']).execute(),
    decisions: await db.selectFrom('decision').select(['subject_kind as kind', 'subject as item', 'program_hash', 'outcome']).execute(),
    // What everybody is told of a release rides on an item of theirs, and is in the words of that release.
    notices: await db.selectFrom('notice').select(['kind', 'item', 'effect', 'subject']).where('effect', 'not like', 'release/%').execute(),
    tasks: await db.selectFrom('task').select(['kind', 'item', 'title']).execute(),
    effects: await db.selectFrom('effect').select(['kind', 'item', 'id']).execute(),
    records: await db.selectFrom('record').select(['source_ref', 'body']).where('source', '=', 'lifecycle').execute(),
  }));
  // What a step asks for is named after it: kind/item/revision/number.
  const stepOf = (effect: string): string => effect.slice(0, effect.lastIndexOf('/'));
  const itemOf = (effect: string): string => stepOf(stepOf(effect));
  const hashOfStep = new Map(rows.steps.map((step) => [`${nameOf(step)}/${step.revision}`, step.program_hash]));
  const madeUnder = (effect: string): string => hashOfStep.get(stepOf(effect)) ?? `no step of ${effect}`;
  const itemRows = grouped(rows.items, nameOf);
  const steps = grouped(rows.steps, nameOf);
  const decisions = grouped(rows.decisions, nameOf);
  const notices = grouped(rows.notices, nameOf);
  const tasks = grouped(rows.tasks, nameOf);
  const effects = grouped(rows.effects, nameOf);
  const records = grouped(rows.records, ({ source_ref }) => itemOf(source_ref ?? ''));
  return items.map(({ kind, id }) => {
    const name = nameOf({ kind, item: id });
    const [row] = itemRows.get(name) ?? [];
    if (!row) throw new Error(`There is no ${name}`);
    const own = {
      steps: steps.get(name) ?? [],
      decisions: decisions.get(name) ?? [],
      notices: notices.get(name) ?? [],
      tasks: tasks.get(name) ?? [],
      effects: effects.get(name) ?? [],
      records: records.get(name) ?? [],
    };
    const hashes = [
      row.program_hash,
      (row.body as { readonly program: string }).program,
      ...own.steps.map(({ program_hash }) => program_hash),
      ...own.decisions.flatMap(({ program_hash, outcome }) => [program_hash, (outcome as { readonly hash: string }).hash]),
      ...own.notices.map(({ effect }) => madeUnder(effect)),
      ...own.effects.map((effect) => madeUnder(effect.id)),
      ...own.records.map(({ source_ref }) => madeUnder(source_ref ?? '')),
    ];
    const said = [...own.notices.map(({ subject }) => subject), ...own.tasks.map(({ title }) => title)];
    return {
      ...{ kind, id, state: row.state, isOver: row.is_over, hashes: [...new Set(hashes)], steps: own.steps.length },
      ...{ decisions: own.decisions.length, notices: own.notices.length, tasks: own.tasks.length, effects: own.effects.length },
      recorded: versions.filter((version) => own.records.some(({ body }) => RECORDED[version] in (body as object))),
      inNextWords: said.filter((text) => text.startsWith(NEXT)),
    };
  });
}
