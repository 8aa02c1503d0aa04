import type { ChainRun } from '../approvals/chain-run.ts';
import { type ChainStart, cancelChain, startChain } from '../approvals/run-chain.ts';
import { askedBy, chainHost } from './chain-host.ts';
import type { DealWork } from './deal-work.ts';

/** Starts a chain that decides what a person asked for. */
export function startRun(work: DealWork, start: Omit<ChainStart, 'id'>, submitter: string | null): ChainRun {
  const { item } = work;
  item.chainCount += 1;
  const started = startChain(chainHost(work, start.purpose, submitter), { id: `c${item.chainCount}`, ...start });
  item.chains = [...item.chains, started];
  return started;
}

/** Puts a run back in its new shape. */
export function keepRun({ item }: DealWork, changed: ChainRun): void {
  item.chains = item.chains.map((chain) => (chain.id === changed.id ? changed : chain));
}

/** Nobody is asked any more: in one run of a chain, or in all. */
export function cancelRuns(work: DealWork, id?: string): void {
  for (const chain of work.item.chains) {
    if (chain.state !== 'running' || (id !== undefined && chain.id !== id)) continue;
    keepRun(work, cancelChain(chainHost(work, chain.purpose, askedBy(work.item, chain)), chain));
  }
}
