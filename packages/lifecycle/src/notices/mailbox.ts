import type { LifecycleProgram } from '../machine/lifecycle-program.ts';
import type { Instant } from '../time/instant.ts';
import type { WorkCalendar } from '../time/work-calendar.ts';
import type { Letter } from './letter.ts';

/** What of notices lies with one person. Plain JSON: a row of the store. */
export interface Mailbox {
  readonly person: string;
  /** The instant of the last change. */
  readonly at: Instant;
  /** Ids of all letters that were ever taken: none is taken twice. */
  readonly taken: readonly string[];
  /** The local day on which letters were last sent at once, `YYYY-MM-DD`, and how many. */
  readonly day: string | null;
  readonly sent: number;
  /** What goes with the next digest, in the order in which it came. */
  readonly waiting: readonly Letter[];
  /** What somebody has to release first. */
  readonly held: readonly Letter[];
  /** When the next digest goes out; null while nothing waits. */
  readonly digestAt: Instant | null;
}

/** How letters are sent: so many a local day at once, the others with the digest at `HH:MM`. */
export interface MailRules {
  readonly cap: number;
  readonly digest: string;
  /** The person’s: that of the partner, or the program’s. */
  readonly calendar: WorkCalendar;
}

export const emptyMailbox = (person: string, at: Instant): Mailbox => ({
  person,
  at,
  taken: [],
  day: null,
  sent: 0,
  waiting: [],
  held: [],
  digestAt: null,
});

/** The rules of a program, with its defaults: five a day, the digest at 08:00. */
export function mailRules({ program, baseCalendar }: LifecycleProgram, calendar: WorkCalendar = baseCalendar): MailRules {
  const { cap = 5, digest = '08:00' } = program.notices ?? {};
  return { cap, digest, calendar };
}
