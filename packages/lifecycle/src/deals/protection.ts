import type { ItemReading } from '@tierwright/engine';
import type { DealRegistration, Term } from '@tierwright/program';
import type { Instant } from '../time/instant.ts';
import type { WorkCalendar } from '../time/work-calendar.ts';
import type { Protection } from './deal.ts';
import type { DealWork } from './deal-work.ts';

export const FOR: Term = 'P90D';
const WARN: readonly Term[] = ['P14D'];

/** Sets the timers of an end: the end itself and the warnings that still lie ahead, each once (D13). */
function armProtection({ run, item, registration, calendar }: DealWork): void {
  run.clear('protection');
  const until = item.protection?.until ?? null;
  if (until === null) {
    run.set('protection:look', calendar.nextBusinessMorning(run.now));
    return;
  }
  run.set('protection', until);
  (registration.protection?.warn ?? WARN).forEach((term, index) => {
    const at = calendar.before(term, until);
    if (at > run.now) run.set(`protection:warn:${index}`, at);
  });
}

/** The end moves: warnings are given anew. */
export function moveEnd(work: DealWork, protection: Protection): void {
  work.item.protection = protection;
  armProtection(work);
}

/** What says how long protection runs. */
interface Protecting {
  readonly registration: DealRegistration;
  readonly reading: ItemReading;
  readonly calendar: WorkCalendar;
  readonly now: Instant;
}

/** When protection that began at `from` ends; null where the term is not known. Not before now. */
function endFrom({ registration, reading, calendar, now }: Protecting, from: Instant): Instant | null {
  const term = reading.term(registration.protection?.for ?? FOR);
  return term === null ? null : Math.max(calendar.endOf(term, from), now);
}

const protectingOf = ({ registration, reading, calendar, run }: DealWork): Protecting => ({
  registration,
  reading,
  calendar,
  now: run.now,
});

/** D13: the protection that a deal has that is approved now. */
export function protectionFromNow(submittedAt: Instant | null, protecting: Protecting): Protection {
  const { registration, now } = protecting;
  const from = registration.protection?.from === 'submission' ? (submittedAt ?? now) : now;
  return { from, until: endFrom(protecting, from), extensions: 0 };
}

export function startProtection(work: DealWork): void {
  moveEnd(work, protectionFromNow(work.item.submittedAt, protectingOf(work)));
}

/** D13.4: reads the term again that was not known. */
export function lookAtProtection(work: DealWork): void {
  const { protection } = work.item;
  if (protection) moveEnd(work, { ...protection, until: endFrom(protectingOf(work), protection.from) });
}

/** D15: the end comes nearer, unless it is as near. */
export function cutProtection(work: DealWork, to: Term): void {
  const { item, run, calendar } = work;
  const { protection } = item;
  if (!protection) return;
  const until = calendar.endOf(to, run.now);
  if (protection.until !== null && until >= protection.until) return;
  moveEnd(work, { ...protection, until, cutFrom: protection.until });
  run.emit('deal.protectionTruncated');
}

/** D15: the end that was cut holds again. Too late where even the cut one is past. */
export function restoreProtection(work: DealWork): void {
  const { protection } = work.item;
  if (protection?.cutFrom === undefined || (protection.until !== null && protection.until <= work.run.at)) return;
  const { cutFrom, ...rest } = protection;
  moveEnd(work, { ...rest, until: cutFrom });
}
