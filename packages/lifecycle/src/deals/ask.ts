import type { DealWork } from './deal-work.ts';
import type { ChainToAsk } from './examination.ts';
import { cancelRuns, startRun } from './runs.ts';

/** Whether somebody is being asked; who need not be asked any more is not (D4). */
export function isAsking(work: DealWork, chains: readonly ChainToAsk[]): boolean {
  const { item } = work;
  const running = item.chains.find(({ id, state }) => id === item.asking?.chain && state === 'running');
  if (running && chains.some(({ chain }) => chain === running.chain)) return true;
  stopAsking(work);
  return false;
}

/** D2: one chain is asked, about the conflicts that it settles. */
export function ask(work: DealWork, { chain, purpose, about, title, conflicts }: ChainToAsk, by: string | null): void {
  const { item, program } = work;
  const started = startRun(work, { chain, purpose, about }, by);
  item.asking = {
    chain: started.id,
    title: title ?? program.chain(chain)?.title ?? chain,
    conflicts: conflicts.map(({ check, opposing }) => ({ check: check.on, opposing })),
  };
}

/** Nobody is asked about the submission or the change any more. */
export function stopAsking(work: DealWork): void {
  const { item } = work;
  if (item.asking) cancelRuns(work, item.asking.chain);
  item.asking = null;
}
