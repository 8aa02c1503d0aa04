import type { Json } from '@tierwright/program';
import type { TestsSaid } from '../../review/tests/messages.ts';
import { WorkerGone } from '../../workers/worker-gone.ts';
import type { Edition } from '../document/program-document.ts';
import { itemsOf } from '../document/reading.ts';

/**
 * How a test stands: `waiting` until the present text has run; `cannotRun` while the text has errors or is no JSON;
 * `broken` where the worker that runs them is gone; `expectsNothing` where nothing is compared, so that nothing can fail.
 */
export type Standing = 'passes' | 'fails' | 'expectsNothing' | 'waiting' | 'cannotRun' | 'broken';

/** How each test stands: those of an older text are running, unless the present one cannot run. */
export function standingsOf(
  said: TestsSaid | WorkerGone | null,
  { number, fault }: Pick<Edition, 'number' | 'fault'>,
  tests: Json | undefined,
): readonly Standing[] {
  return itemsOf(tests).map((_, place): Standing => {
    if (fault !== null) return 'cannotRun';
    if (said instanceof WorkerGone) return 'broken';
    if (said === null || said.number !== number) return 'waiting';
    if (said.results === null) return 'cannotRun';
    const result = said.results[place];
    if (result === undefined) return 'waiting';
    if (result.failures.length > 0) return 'fails';
    return result.comparesNothing ? 'expectsNothing' : 'passes';
  });
}

/** All tests in one sentence: the key of the text, and what is counted in it. */
export function summaryOf(standings: readonly Standing[]) {
  const counted = (standing: Standing) => standings.filter((one) => one === standing).length;
  const [count, failing, nothing] = [standings.length, counted('fails'), counted('expectsNothing')];
  if (counted('broken') > 0) return { key: 'summaryBroken', values: {} } as const;
  if (counted('cannotRun') > 0) return { key: 'summaryErrors', values: {} } as const;
  if (counted('waiting') > 0) return { key: 'summaryWaiting', values: {} } as const;
  if (failing > 0) return { key: 'summaryFail', values: { failing, count } } as const;
  if (nothing > 0) return { key: 'summaryNothing', values: { nothing, passing: counted('passes') } } as const;
  return { key: 'summaryPass', values: { count } } as const;
}
