import type { ChainRun } from '../approvals/chain-run.ts';
import type { DealWork } from './deal-work.ts';
import type { ChainToAsk } from './examination.ts';
import { cancelRuns, startRun } from './runs.ts';
import type { Found } from './settled.ts';

const isUntouched = ({ steps }: ChainRun): boolean => steps.every(({ decisions }) => decisions.length === 0);
const conflictsOf = ({ conflicts }: ChainToAsk): readonly Found[] =>
  conflicts.map(({ check, opposing }) => ({ check: check.on, opposing }));

/** Whether a run is still about something: one of the conflicts with which it began, or what it was for. */
function isStillAsked(running: ChainRun, began: readonly Found[], chains: readonly ChainToAsk[]): boolean {
  const asked = chains.find(({ chain }) => chain === running.chain);
  if (!asked || began.length === 0) return asked !== undefined;
  return conflictsOf(asked).some((one) => began.some(({ check, opposing }) => check === one.check && opposing === one.opposing));
}

/**
 * D4.2: whether somebody is being asked who still has to be. A run in which nobody has decided gives way to what comes before
 * it, and is about what is there now.
 */
export function isAsking(work: DealWork, chains: readonly ChainToAsk[]): boolean {
  const { item } = work;
  const running = item.chains.find(({ id, state }) => id === item.asking?.chain && state === 'running');
  if (!running || !item.asking) return false;
  if (isStillAsked(running, item.asking.began, chains)) {
    if (!isUntouched(running)) return true;
    const [next] = chains;
    if (next?.chain === running.chain && next.purpose === running.purpose) {
      item.asking = { ...item.asking, conflicts: conflictsOf(next) };
      return true;
    }
  }
  stopAsking(work);
  return false;
}

/** D2: one chain is asked, about the conflicts that it settles. */
export function ask(work: DealWork, next: ChainToAsk, by: string | null): void {
  const { item, program } = work;
  const { chain, purpose, about, title } = next;
  const started = startRun(work, { chain, purpose, about }, by);
  item.asking = {
    chain: started.id,
    title: title ?? program.chain(chain)?.title ?? chain,
    conflicts: conflictsOf(next),
    began: conflictsOf(next),
  };
}

/** Nobody is asked about the submission or the change any more. */
export function stopAsking(work: DealWork): void {
  const { item } = work;
  if (item.asking) cancelRuns(work, item.asking.chain);
  item.asking = null;
}
