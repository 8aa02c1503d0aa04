import { Context } from '@temporalio/activity';
import type { Store } from '@tierwright/store';
import type { DriverActivities, PageActivities, ShardActivities } from '@tierwright/workflows';
import { failureOf } from './failure-of.ts';
import type { ItemCommands } from './item-commands.ts';
import { type Beat, reviewPage } from './review-page.ts';
import type { ShardCommands } from './shard-commands.ts';
import { type Drivers, sweepPage } from './sweep-page.ts';

export interface ActivityParts {
  readonly store: Store;
  readonly commands: ItemCommands;
  readonly shards: ShardCommands;
  readonly drivers: Drivers;
  /** Whether the server knows what operators search by. */
  readonly isSearchable: () => boolean;
}

function beatOf(context: Context): Beat {
  return {
    heartbeat: (details) => context.heartbeat(details),
    details: context.info.heartbeatDetails,
    signal: context.cancellationSignal,
    warn: (what, error) => context.log.warn(`Left out: ${what}`, { error }),
  };
}

/** Errors become failures with codes; the log gets them as they are. */
async function said<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const context = Context.current();
    if (context.cancellationSignal.aborted) throw error;
    context.log.warn('An activity failed', { error });
    throw failureOf(error);
  }
}

const BEAT = 5000;

/** Shows that the worker lives while something takes long that has no place to go on from. */
async function whileBeating<T>(work: () => Promise<T>): Promise<T> {
  const context = Context.current();
  const timer = setInterval(() => context.heartbeat(), BEAT);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}

/** Every activity, by the name that workflows call it. */
export function activitiesOver({
  store,
  commands,
  shards,
  drivers,
  isSearchable,
}: ActivityParts): DriverActivities & PageActivities & ShardActivities {
  return {
    planOf: (item) =>
      said(async () => {
        const plan = await commands.planOf(item);
        if (!plan) return null;
        const { programId, programHash, ...rest } = plan;
        return { ...rest, ...(isSearchable() && { search: { programId, programHash } }) };
      }),
    fireDue: (item) => said(() => commands.fireItem(item)),
    carryOut: (item) => said(() => commands.carryOut(item)),
    giveUp: (item) => said(() => commands.failEffect(item)),
    reviewPage: (page) => said(() => reviewPage(commands, page, beatOf(Context.current()))),
    activateDue: (due) => said(() => whileBeating(() => commands.activateDue(due))),
    tellPage: (page) => said(() => whileBeating(() => commands.tellAhead(page))),
    movePage: (page) => said(() => whileBeating(() => commands.moveRunning(page))),
    planShards: (of) => said(() => whileBeating(() => shards.planShards(of))),
    decideShard: (shard) => said(() => whileBeating(() => shards.decideShard(shard, Context.current().cancellationSignal))),
    mergeShards: (of) => said(() => whileBeating(() => shards.mergeShards(of))),
    leaveSimulation: (of) => said(() => shards.leaveSimulation(of)),
    sweepPage: (page) => said(() => sweepPage(store, drivers, page, beatOf(Context.current()))),
  };
}
