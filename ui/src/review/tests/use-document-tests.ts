import { useEffect, useState } from 'react';
import { WorkerGone } from '../../workers/worker-gone.ts';
import type { TestsAsked, TestsSaid } from './messages.ts';
import { openTestWorker } from './open-test-worker.ts';

/** The tests of a document, run in the page; null while they run. `text` null: not asked yet. */
export function useDocumentTests(text: string | null): { readonly said: TestsSaid | WorkerGone | null; readonly retry: () => void } {
  const [tries, setTries] = useState(0);
  const [said, setSaid] = useState<TestsSaid | WorkerGone | null>(null);
  useEffect(() => {
    setSaid(null);
    if (text === null) return;
    const worker = openTestWorker();
    worker.onmessage = ({ data }: MessageEvent<TestsSaid>) => setSaid(data);
    worker.onerror = ({ message }) => setSaid(new WorkerGone(message));
    worker.postMessage({ number: tries, text } satisfies TestsAsked);
    return () => worker.terminate();
  }, [text, tries]);
  return { said, retry: () => setTries(tries + 1) };
}
