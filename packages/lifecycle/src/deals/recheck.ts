import { stopAsking } from './ask.ts';
import { decideChange, redecideApproved } from './change.ts';
import type { DealWork } from './deal-work.ts';
import { decideSubmission } from './decide-submission.ts';
import { isFirstInLine, letOthersGo } from './line.ts';
import { makeRoom } from './places.ts';

/** D4: another deal was approved, moved or ended. */
export function recheck(work: DealWork): void {
  const { item, intake } = work;
  if (item.state === 'pending') decideSubmission(work, isFirstInLine);
  else {
    if (intake.movesDown) makeRoom(work);
    decideChange(work, isFirstInLine);
  }
  letOthersGo(work);
}

/** X1: decided again, under the version that it runs under now. */
export function redecide(work: DealWork): void {
  if (work.item.state === 'approved') {
    redecideApproved(work);
    return;
  }
  stopAsking(work);
  work.item.passed = [];
  decideSubmission(work);
}
