import type { DealState } from './deal.ts';
import type { DealWork } from './deal-work.ts';
import type { Reason } from './reason.ts';
import { closeRequest } from './requests.ts';
import { cancelRuns } from './runs.ts';
import { closeTasks } from './tasks.ts';
import { tellMoveUp, tellRecheck } from './tells.ts';

type End = Exclude<DealState, 'draft' | 'pending' | 'returned' | 'recalled' | 'approved'>;
const UNWON: readonly DealState[] = ['withdrawn', 'expired', 'lost', 'revoked', 'rejected'];
const AGAIN: readonly DealState[] = ['rejected', 'expired'];
/** How long after the end of its protection an order may be told. */
const TOLD_WITHIN = 'P30D';

/** A registration ends: nobody is asked any more, no task and no timer stays, and those behind it are told. */
export function endDeal(work: DealWork, state: End, on: string, reasons: readonly Reason[]): void {
  const { run, item, registration, calendar } = work;
  cancelRuns(work);
  closeTasks(work);
  for (const request of item.requests) if (request.state === 'open') closeRequest(work, request, 'cancelled');
  run.enter(state, on);
  run.emit(`deal.${state}`);
  item.reasons = reasons;
  item.passed = [];
  item.asking = null;
  item.waitsFor = [];
  item.opposing = { partners: [], owners: [] };
  const isAgain = AGAIN.includes(state);
  const { cooldown } = registration.resubmit ?? {};
  item.resubmitFrom = isAgain && cooldown !== undefined ? calendar.endOf(cooldown, run.at) : null;
  const until = item.protection?.until ?? null;
  item.ordersUntil = isAgain && until !== null ? calendar.endOf(TOLD_WITHIN, until) : null;
  if (!work.wasOpen) return;
  if (UNWON.includes(state)) tellMoveUp(work);
  tellRecheck(work);
}

/** D1: refused, with every reason. */
export const refuse = (work: DealWork, reasons: readonly Reason[]): void => endDeal(work, 'rejected', 'refuse', reasons);
