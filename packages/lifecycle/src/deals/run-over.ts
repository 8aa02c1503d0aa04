import type { Problem } from '@tierwright/program';
import type { ChainRun } from '../approvals/chain-run.ts';
import { dismissBreach, upholdBreach } from './breach.ts';
import { decideChange, refuseChange } from './change.ts';
import type { DealWork } from './deal-work.ts';
import { decideSubmission } from './decide-submission.ts';
import { refuse } from './end-deal.ts';
import { grantExtension, refuseExtension } from './extension.ts';
import { reasonOfCheck } from './intake/check-titles.ts';
import type { Reason } from './reason.ts';
import { reason } from './reasons.ts';
import { openRequest, replaceRequest } from './requests.ts';
import { keepRun } from './runs.ts';
import { settledBy } from './settle.ts';
import { giveBack } from './submission.ts';

/** A run of a chain has moved on; where it is over, the deal does. */
export function takeRun(work: DealWork, chain: ChainRun): Problem | undefined {
  keepRun(work, chain);
  if (chain.state === 'running' || chain.state === 'cancelled') return undefined;
  switch (chain.purpose) {
    case 'extension':
      return endExtension(work, chain);
    case 'breach':
      if (chain.state === 'approved') upholdBreach(work);
      else dismissBreach(work, chain.reason);
      return undefined;
    default:
      decided(work, chain);
      return undefined;
  }
}

function endExtension(work: DealWork, { state, answer, reason: note }: ChainRun): Problem | undefined {
  if (state === 'approved') return grantExtension(work, answer);
  refuseExtension(work, reason('extension', note));
  return undefined;
}

/** D2, D9: what was asked about a submission, or about a change of an approved deal, is answered. */
function decided(work: DealWork, chain: ChainRun): void {
  const { item } = work;
  const isChange = item.state === 'approved';
  if (chain.state === 'approved') {
    pass(work, chain, isChange);
    if (isChange) decideChange(work);
    else decideSubmission(work);
    return;
  }
  const why = whyOf(work, chain);
  if (isChange) refuseChange(work, why);
  else if (chain.state === 'returned') giveBack(work, 'returned', why);
  else refuse(work, why);
}

function pass(work: DealWork, chain: ChainRun, isChange: boolean): void {
  const { item } = work;
  const asked = item.asking?.chain === chain.id ? item.asking.conflicts : [];
  const settled = settledBy(chain, asked);
  item.passed = [...item.passed, chain.chain];
  item.asking = null;
  const change = openRequest(item, 'change');
  if (isChange && change) replaceRequest(work, change, { ...change, settled: [...change.settled, ...settled] });
  else item.settled = [...item.settled, ...settled];
  work.forget();
}

/** Every check that was asked about, else what the chain was asked for. */
function whyOf({ item, intake }: DealWork, chain: ChainRun): readonly Reason[] {
  const note = chain.reason === undefined ? {} : { note: chain.reason };
  const asked = item.asking?.chain === chain.id ? item.asking : null;
  const checks = new Set(asked?.conflicts.map(({ check }) => check));
  const found = intake.checks.filter(({ check }) => checks.has(check.on)).map(({ check }) => ({ ...reasonOfCheck(check), ...note }));
  return found.length > 0 ? found : [{ by: chain.about, title: asked?.title ?? chain.about, ...note }];
}
