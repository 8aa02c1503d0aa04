import type { ChainRun } from '../approvals/chain-run.ts';
import type { OnboardingRun } from './onboarding-context.ts';
import { finishStep, proceed } from './opening.ts';
import { rejectStep, returnStep } from './rework.ts';
import { findStep } from './step-moves.ts';

/** Takes a run of a chain as it is now; where it is over, its step is done, rejected or goes back. */
export function settleChain(visit: OnboardingRun, chain: ChainRun): void {
  const { run } = visit;
  run.item.chains = run.item.chains.map((other) => (other.id === chain.id ? chain : other));
  const step = findStep(run.item, chain.about);
  if (step?.state !== 'open' || step.chain !== chain.id) return;
  const by = chain.steps.flatMap(({ decisions }) => decisions).at(-1)?.by ?? null;
  if (chain.state === 'approved') {
    finishStep(visit, step, by);
    proceed(visit);
  } else if (chain.state === 'rejected') rejectStep(visit, step, by, chain.reason ?? '');
  else if (chain.state === 'returned') returnStep(visit, step, by, chain.reason ?? '');
}
