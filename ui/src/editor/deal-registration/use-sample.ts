import type { Program } from '@tierwright/program';
import { useEffect, useRef, useState } from 'react';
import { useChecked } from '../check/use-checks.ts';
import type { SampleAsked, SampleSaid } from './sample-messages.ts';
import type { SampleAnswer, SampleQuestion } from './try-sample.ts';

/** Waits for a pause of so many milliseconds before a sample is tried. */
const PAUSE = 150;

/** What the program, as it was last without errors, says of a deal; null until it is known. */
export function useSample(question: SampleQuestion | null): { readonly answer: SampleAnswer | null; readonly isNewest: boolean } {
  const checked = useChecked();
  const worker = useRef<Worker | null>(null);
  const sent = useRef<Program | null>(null);
  const asked = useRef(0);
  const [said, setSaid] = useState<SampleSaid | null>(null);
  useEffect(() => {
    const opened = new Worker(new URL('./sample-worker.ts', import.meta.url), { type: 'module', name: 'sample-deal' });
    opened.onmessage = ({ data }: MessageEvent<SampleSaid>) => setSaid(data);
    worker.current = opened;
    sent.current = null;
    return () => opened.terminate();
  }, []);
  const program = checked?.program ?? null;
  const key = JSON.stringify(question);
  useEffect(() => {
    if (!program || key === 'null') return;
    const timer = setTimeout(() => {
      asked.current += 1;
      const isNew = sent.current !== program;
      sent.current = program;
      const message: SampleAsked = { number: asked.current, question: JSON.parse(key), ...(isNew ? { program } : {}) };
      worker.current?.postMessage(message);
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [program, key]);
  return { answer: said?.answer ?? null, isNewest: program !== null && said?.number === asked.current };
}
