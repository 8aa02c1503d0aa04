import type { DealWork } from './deal-work.ts';
import { cutProtection, restoreProtection } from './protection.ts';

/** D15: how long nothing may happen, from now. */
export function startInactivity({ run, registration, calendar }: DealWork): void {
  const { inactive } = registration.protection ?? {};
  if (inactive) run.set('inactive', calendar.endOf(inactive.after, run.now));
}

function startProgress({ run, registration, calendar }: DealWork): void {
  const { progress } = registration.protection ?? {};
  if (!progress) return;
  const due = calendar.endOf(progress.every, run.now);
  run.clear('progress');
  run.set('progress', due);
  (progress.remind ?? ['P3D']).forEach((term, index) => {
    const at = calendar.before(term, due);
    if (at > run.now) run.set(`progress:remind:${index}`, at);
  });
}

/** The clocks of an approved deal that the partner has to keep moving. */
export function startActivity(work: DealWork): void {
  work.item.activeAt = work.run.at;
  startInactivity(work);
  startProgress(work);
}

/** A report, change, order or meeting: inactivity is counted anew, and a cut end is restored. */
export function beActive(work: DealWork): void {
  const { run, item } = work;
  item.activeAt = run.at;
  work.forget();
  if (item.state !== 'approved') return;
  restoreProtection(work);
  startInactivity(work);
}

export function report(work: DealWork): void {
  beActive(work);
  startProgress(work);
}

/** No report came in its time: told; the next one is due in its turn. */
export function missReport(work: DealWork): void {
  work.run.emit('deal.reportMissed');
  startProgress(work);
}

/** D15: nothing has happened for so long that the end comes nearer. */
export function beInactive(work: DealWork): void {
  const { inactive } = work.registration.protection ?? {};
  if (inactive) cutProtection(work, inactive.to ?? 'P14D');
}
