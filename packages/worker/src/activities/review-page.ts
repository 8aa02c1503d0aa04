import type { Page, PageActivities } from '@tierwright/workflows';
import type { ItemCommands } from './item-commands.ts';

export interface Beat {
  /** Says where the walk is: a page that is tried again goes on from there. */
  heartbeat(details: unknown): void;
  /** What the former try said last. */
  readonly details: unknown;
  readonly signal: AbortSignal;
  /** What went wrong with one of many, for the log. */
  warn(what: string, error: unknown): void;
}

interface Reviewed {
  readonly after: string;
  readonly done: number;
  readonly failed: number;
}

const isReviewed = (details: unknown): details is Reviewed =>
  typeof details === 'object' && details !== null && 'after' in details && typeof details.after === 'string';

/** Runs the timers of a page of members; one that fails stops no other. */
export async function reviewPage(
  commands: ItemCommands,
  { tenant, at, after, limit }: Parameters<PageActivities['reviewPage']>[0],
  beat: Beat,
): Promise<Page> {
  const begun: Reviewed | undefined = isReviewed(beat.details) ? beat.details : undefined;
  const { members, next } = await commands.dueMembers({ tenant, at, after, limit });
  let { done, failed } = begun ?? { done: 0, failed: 0 };
  for (const id of members) {
    if (begun && id <= begun.after) continue;
    beat.signal.throwIfAborted();
    try {
      await commands.fireItem({ tenant, kind: 'member', id, at });
      done += 1;
    } catch (error) {
      failed += 1;
      beat.warn(`member/${id}`, error);
    }
    beat.heartbeat({ after: id, done, failed } satisfies Reviewed);
  }
  return { next, done, failed };
}
