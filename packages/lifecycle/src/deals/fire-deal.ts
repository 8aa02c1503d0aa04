import { chainTimer } from '../approvals/chain-timers.ts';
import { fireChain } from '../approvals/run-chain.ts';
import type { Timer } from '../machine/item.ts';
import { beInactive, missReport } from './activity.ts';
import { askedBy, chainHost } from './chain-host.ts';
import type { DealWork } from './deal-work.ts';
import { endDeal } from './end-deal.ts';
import { endProtection, refuseExtension } from './extension.ts';
import { lookAtProtection } from './protection.ts';
import { reason } from './reasons.ts';
import { takeRun } from './run-over.ts';
import { fireTask } from './tasks.ts';

function fireRun(work: DealWork, id: string, timer: Timer): void {
  const chain = work.item.chains.find((run) => run.id === id);
  if (!chain) throw new Error(`The deal has no run ${id}`);
  const after = fireChain(chainHost(work, chain.purpose, askedBy(work.item, chain)), chain, timer);
  // Silence answers nothing: an extension whose last day the approver sets has none.
  if (takeRun(work, after)) refuseExtension(work, reason('noDay'));
}

/** What the timers of a deal do, by the first word of their ids. */
const DUE: Readonly<Record<string, (work: DealWork, part: string, what: string) => void>> = {
  decision: ({ run }) => run.emit('deal.decisionLate'),
  lapse: (work) => endDeal(work, 'expired', 'lapse', [reason('notDecided')]),
  answer: (work) => endDeal(work, 'expired', 'due', [reason('noAnswer')]),
  protection: (work, part) => {
    if (part === 'warn') work.run.emit('deal.protectionEnding');
    else if (part === 'look') lookAtProtection(work);
    else endProtection(work);
  },
  inactive: beInactive,
  progress: (work, part) => {
    if (part === 'remind') work.run.emit('deal.reportDue');
    else missReport(work);
  },
  task: fireTask,
};

/** What is due happens: at its own instant, whenever it is run (S2). */
export function fireDeal(work: DealWork, timer: Timer): void {
  const [name = '', part = '', what = ''] = timer.id.split(':');
  const due = DUE[name];
  const chain = due ? undefined : chainTimer(timer);
  if (due) due(work, part, what);
  else if (chain) fireRun(work, chain.chain, timer);
  else throw new Error(`A deal has no timer ${timer.id}`);
}
