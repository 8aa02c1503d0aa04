import type { Effect } from '../machine/effect.ts';
import type { LifecycleProgram } from '../machine/lifecycle-program.ts';
import type { Instant } from '../time/instant.ts';
import type { NoticeSubject } from './notice-subject.ts';
import { noticesOf } from './notices-of.ts';

/** What a new version of the program is to one partner. */
export interface ProgramChange {
  readonly partner: string;
  /** What changes for the partner, in sentences. */
  readonly summary: string;
  /** The day from which the version holds, `YYYY-MM-DD`. */
  readonly from: string;
}

const PROGRAM_OWNER = 'programOwner';

/**
 * N1.11: `program.changed`, told by the new version, once for each partner: effects with the id `program/<hash>/<partner>/<n>`.
 * `address` holds them where they go to many.
 */
export function changeNotices(
  program: LifecycleProgram,
  changes: readonly ProgramChange[],
  now: Instant,
  facts: NoticeSubject['facts'],
): readonly Effect[] {
  return changes.flatMap(({ partner, summary, from }) => {
    const vars = { 'change.summary': summary, 'change.from': { day: from } };
    const notices = noticesOf([{ event: 'program.changed', at: now, vars }], {
      program,
      facts,
      now,
      values: () => ({}),
      holders: () => [PROGRAM_OWNER],
      parties: () => ({ partner, distributor: null }),
    });
    return notices.map((notice, index): Effect => ({ ...notice, id: `program/${program.hash}/${partner}/${index}` }));
  });
}

/** When partners are told of a version that holds from a day: so long before as `transition.notice` has it; null where it says nothing. */
export function changeToldAt({ program, baseCalendar }: LifecycleProgram, from: string): Instant | null {
  const { notice } = program.transition ?? {};
  return notice === undefined ? null : baseCalendar.before(notice, baseCalendar.startOfDay(from));
}
