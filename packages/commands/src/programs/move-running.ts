import { type LifecycleProgram, type RunningItem, runningEffects, TABLES } from '@tierwright/lifecycle';
import { changeSummary } from '@tierwright/simulation';
import { findItem, findRelease, type ItemKey, itemsUnderOthers, partnersRunning, type StoredRelease, type Tx } from '@tierwright/store';
import type { Answer } from '../command/answer.ts';
import type { Service } from '../command/command.ts';
import { runCommand } from '../command/run-command.ts';
import type { SystemCaller } from '../rights/caller.ts';
import { type Moved, moveItem } from './move-item.ts';
import { tellPartner } from './tell-partner.ts';

const KINDS = ['deal', 'fund', 'lead', 'member', 'onboarding'] as const;
type Kind = (typeof KINDS)[number];

export interface RolloutPage {
  readonly tenant: string;
  readonly release: string;
  /** Where the page before ended; null: from the beginning. */
  readonly after: string | null;
  readonly limit: number;
}

/** `next` null: at its end. `done`: items that went on and partners that were told; `failed`: items that could not go on. */
export interface RolledOut {
  readonly next: string | null;
  readonly done: number;
  readonly failed: number;
}

const END: RolledOut = { next: null, done: 0, failed: 0 };
const TELL = 'tell:';
const MOVE = 'move:';

/**
 * A page of what follows a release: items go on under its version as its `transition` says (members always; after a rollback
 * nothing but members), then each partner is told that was not told
 * ahead. Nothing of it is done twice, however often a page is asked for; a
 * release that holds no longer moves nothing.
 */
export async function moveRunning(service: Service, { tenant, release: id, after, limit }: RolloutPage): Promise<RolledOut> {
  const found = await service.store.read(tenant, async (tx) => {
    const release = await findRelease(tx, id);
    return release && { release, to: await service.programs.byHash(tx, release.hash) };
  });
  if (found?.release.state !== 'active' || found.release.activated_at === null) return END;
  const walk: Walk = { service, tenant, limit, ...found, since: found.release.activated_at };
  if (after?.startsWith(TELL)) return tellPage(walk, after.slice(TELL.length));
  const page = await movePage(walk, after === null ? null : keyOf(after.slice(MOVE.length)));
  return page.next === null ? { ...page, next: TELL } : page;
}

interface Walk {
  readonly service: Service;
  readonly tenant: string;
  readonly limit: number;
  readonly release: StoredRelease;
  readonly to: LifecycleProgram;
  readonly since: number;
}

const callerOf = (tenant: string): SystemCaller => ({ kind: 'system', tenant, name: 'rollout' });

function keyOf(text: string): ItemKey {
  const slash = text.indexOf('/');
  return { kind: text.slice(0, slash) as Kind, id: text.slice(slash + 1) };
}

async function movePage({ service, tenant, limit, release, to, since }: Walk, after: ItemKey | null): Promise<RolledOut> {
  const kinds: readonly Kind[] = release.kind === 'rollback' ? ['member'] : KINDS;
  const asked = { program: release.program, hash: to.hash, kinds, kindsOver: kindsThatMoveWhenOver(to), after, limit };
  const { last, movable } = await service.store.read(tenant, async (tx) => {
    const keys = await itemsUnderOthers(tx, asked);
    const those: ItemKey[] = [];
    for (const key of keys) if (await mayMove(service, tx, key, to)) those.push(key);
    return { last: keys.length < limit ? undefined : keys.at(-1), movable: those };
  });
  let [done, failed] = [0, 0];
  for (const key of movable) {
    const input = { ...key, release: release.id, hash: to.hash, since };
    const answer = await runCommand(service, moveItem, { caller: callerOf(tenant), input });
    if (outcomeOf(answer) === 'moved') done += 1;
    else if (outcomeOf(answer) === 'hindered') failed += 1;
  }
  return { next: last ? `${MOVE}${last.kind}/${last.id}` : null, done, failed };
}

/** Nothing where it stayed as it is; a busy database is no answer: the page is asked for again. */
function outcomeOf(answer: Answer<Moved>): Moved | undefined {
  if (answer.ok) return answer.body;
  if (answer.failure.status === 503) throw new Error(answer.failure.title);
  return undefined;
}

/** Whether it is worth a lock: a member, something that is due, or something that would not finish as it is. */
async function mayMove(service: Service, tx: Tx, key: ItemKey, to: LifecycleProgram): Promise<boolean> {
  if (key.kind === 'member') return true;
  const row = await findItem(tx, key);
  if (!row) return false;
  if (row.due_at !== null && row.due_at <= service.clock()) return true;
  const own = await service.programs.byHash(tx, row.program_hash);
  const [effect] = runningEffects(own, to, [row.body as unknown as RunningItem]);
  return effect !== undefined && effect.action !== 'finish';
}

/** Kinds of which the version moves something that is over: else those are not even looked at. */
export function kindsThatMoveWhenOver({ program }: LifecycleProgram): readonly Kind[] {
  return KINDS.filter((kind) => {
    const actions = Object.entries(program.transition?.running?.[kind] ?? {});
    return actions.some(([state, action]) => action !== 'finish' && TABLES[kind].ends.includes(state));
  });
}

async function tellPage({ service, tenant, limit, release, to, since }: Walk, after: string): Promise<RolledOut> {
  const partners = await service.store.read(tenant, (tx) => partnersRunning(tx, release.program, after, limit));
  let done = 0;
  for (const partner of partners) {
    const input = { release: release.id, hash: to.hash, since, partner, summary: changeSummary(to), while: 'active' as const };
    const answer = await runCommand(service, tellPartner, { caller: callerOf(tenant), input });
    if (answer.ok) done += 1;
    else if (answer.failure.status === 503) throw new Error(answer.failure.title);
  }
  return { next: partners.length < limit ? null : `${TELL}${partners.at(-1)}`, done, failed: 0 };
}
