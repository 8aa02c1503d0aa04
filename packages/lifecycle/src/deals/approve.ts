import { startActivity } from './activity.ts';
import type { DealWork } from './deal-work.ts';
import { stopDecisionClocks } from './decision-clocks.ts';
import type { Examination } from './examination.ts';
import { startProtection } from './protection.ts';
import { recordApproval } from './records.ts';
import { openTasks } from './tasks.ts';
import { tellDisplaced, tellRecheck } from './tells.ts';

/** D3: takes the place, in the step that looked at everything once more. */
export function approve(work: DealWork, { terms, rule, displaces }: Examination): void {
  const { run, item } = work;
  stopDecisionClocks(work);
  run.enter('approved', 'approve');
  item.approvedAt = run.at;
  item.decided = item.answers;
  item.terms = terms;
  item.pricedAt = run.at;
  item.passed = [];
  item.asking = null;
  item.reasons = [{ by: rule.by, title: rule.title ?? rule.by }];
  item.resubmitFrom = null;
  item.ordersUntil = null;
  run.emit('deal.approved');
  startProtection(work);
  startActivity(work);
  openTasks(work);
  recordApproval(work);
  tellDisplaced(work, displaces);
  tellRecheck(work);
}
