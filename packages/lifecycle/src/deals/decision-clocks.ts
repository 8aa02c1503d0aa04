import type { DealWork } from './deal-work.ts';

/** Starts what a submission runs on: the time to decide, and when it lapses. A time that is not known is not measured. */
export function startDecisionClocks({ run, registration, calendar, reading }: DealWork): void {
  const { sla = { business: 'P2D' }, lapse = 'P30D' } = registration.decision ?? {};
  const term = reading.term(sla);
  if (term !== null) run.set('decision', calendar.endOf(term, run.now));
  run.set('lapse', calendar.endOf(lapse, run.now));
}

/** Decided, or back with the partner. */
export function stopDecisionClocks({ run }: DealWork): void {
  run.clear('decision');
  run.clear('lapse');
}
