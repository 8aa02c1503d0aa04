import { useEffect, useState, useSyncExternalStore } from 'react';
import type { TestsSaid } from '../../review/tests/messages.ts';
import { openTestWorker } from '../../review/tests/open-test-worker.ts';
import { useDocument } from '../document/use-document.ts';
import { type TestPort, TestRuns } from './test-runs.ts';

const nothing: Pick<TestRuns, 'subscribe' | 'last'> = { subscribe: () => () => {}, last: null };

/** How the tests of the draft came out last; they run as long as somebody looks. */
export function useTestRuns(): TestsSaid | 'failed' | null {
  const document = useDocument();
  const [runs, setRuns] = useState<TestRuns | null>(null);
  useEffect(() => {
    const opened = new TestRuns(document, openTestWorker() as unknown as TestPort);
    setRuns(opened);
    return () => opened.close();
  }, [document]);
  const { subscribe } = runs ?? nothing;
  return useSyncExternalStore(subscribe, () => (runs ?? nothing).last);
}
