import type { Deal, Reason, Terms } from '../deals/deal.ts';
import type { Instant } from '../time/instant.ts';
import type { CalendarEntry } from './calendar-entries.ts';
import type { PeopleAnswer } from './people-answer.ts';

/** What would happen to a deal if nobody did anything but answer what is asked. */
export interface DryRun {
  readonly program: string;
  readonly version: string;
  readonly hash: string;
  readonly partner: string;
  readonly people: PeopleAnswer;
  readonly submittedAt: Instant;
  /** What comes of the submission at once: approved, rejected or pending. */
  readonly first: Deal['state'];
  readonly reasons: Reason[];
  /** Who is asked, in order. */
  readonly asked: { readonly chain: string; readonly title: string; readonly purpose: string }[];
  readonly terms: Terms | null;
  /** The first instant without protection; null where it has none, or none that ends. */
  readonly protectedUntil: Instant | null;
  readonly calendar: CalendarEntry[];
  /** The state in which it ends, and since when. */
  readonly end: { readonly state: Deal['state']; readonly since: Instant; readonly reasons: Reason[] };
  /** Time zone in which its days are counted. */
  readonly timeZone: string;
  /** The same for people. */
  readonly sentences: string[];
}
