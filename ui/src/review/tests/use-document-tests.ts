import { useEffect, useState } from 'react';
import type { TestsAsked, TestsSaid } from './messages.ts';
import { openTestWorker } from './open-test-worker.ts';

/** The tests of a document, run in the page; null while they run. `text` null: not asked yet. */
export function useDocumentTests(text: string | null): { readonly said: TestsSaid | 'failed' | null; readonly retry: () => void } {
  const [tries, setTries] = useState(0);
  const [said, setSaid] = useState<TestsSaid | 'failed' | null>(null);
  useEffect(() => {
    setSaid(null);
    if (text === null) return;
    const worker = openTestWorker();
    worker.onmessage = ({ data }: MessageEvent<TestsSaid>) => setSaid(data);
    worker.onerror = () => setSaid('failed');
    worker.postMessage({ number: tries, text } satisfies TestsAsked);
    return () => worker.terminate();
  }, [text, tries]);
  return { said, retry: () => setTries(tries + 1) };
}
