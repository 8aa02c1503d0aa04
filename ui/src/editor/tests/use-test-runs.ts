import { useEffect, useState, useSyncExternalStore } from 'react';
import type { TestsSaid } from '../../review/tests/messages.ts';
import { openTestWorker } from '../../review/tests/open-test-worker.ts';
import type { WorkerGone } from '../../workers/worker-gone.ts';
import { useDocument } from '../document/use-document.ts';
import { type TestPort, TestRuns } from './test-runs.ts';

const nothing: Pick<TestRuns, 'subscribe' | 'last'> = { subscribe: () => () => {}, last: null };

interface RunsAndRetry {
  /** How they came out last. */
  readonly said: TestsSaid | WorkerGone | null;
  /** Runs them again, where the worker died. */
  readonly retry: () => void;
}

/** The tests of the draft; they run as long as somebody looks. */
export function useTestRuns(): RunsAndRetry {
  const document = useDocument();
  const [runs, setRuns] = useState<TestRuns | null>(null);
  useEffect(() => {
    const opened = new TestRuns(document, () => openTestWorker() as unknown as TestPort);
    setRuns(opened);
    return () => opened.close();
  }, [document]);
  const { subscribe } = runs ?? nothing;
  const said = useSyncExternalStore(subscribe, () => (runs ?? nothing).last);
  return { said, retry: () => runs?.retry() };
}
