import { useEffect, useState } from 'react';
import type { TestsSaid } from './messages.ts';

/** The tests of a document, run in the page; null while they run. `text` null: not asked yet. */
export function useDocumentTests(text: string | null): TestsSaid | 'failed' | null {
  const [said, setSaid] = useState<TestsSaid | 'failed' | null>(null);
  useEffect(() => {
    setSaid(null);
    if (text === null) return;
    const worker = new Worker(new URL('./test-worker.ts', import.meta.url), { type: 'module', name: 'tests' });
    worker.onmessage = ({ data }: MessageEvent<TestsSaid>) => setSaid(data);
    worker.onerror = () => setSaid('failed');
    worker.postMessage(text);
    return () => worker.terminate();
  }, [text]);
  return said;
}
