import type { Program } from '@tierwright/program';
import { useCallback, useEffect, useRef, useState } from 'react';
import { WorkerLine, type WorkerPort } from '../../workers/worker-line.ts';
import { useChecked } from '../check/use-checks.ts';
import type { SampleAsked, SampleSaid } from './sample-messages.ts';
import type { SampleAnswer, SampleQuestion } from './try-sample.ts';

/** Waits for a pause of so many milliseconds before a sample is tried. */
const PAUSE = 150;

const openSample = (): WorkerPort<SampleAsked, SampleSaid> =>
  new Worker(new URL('./sample-worker.ts', import.meta.url), { type: 'module', name: 'sample-deal' }) as unknown as WorkerPort<
    SampleAsked,
    SampleSaid
  >;

interface SampleAnswered {
  readonly answer: SampleAnswer | null;
  readonly isNewest: boolean;
  /** Why the worker died over the sample; null where it lives. */
  readonly died: string | null;
  readonly retry: () => void;
}

/** What the program, as it was last without errors, says of a deal; null until it is known. */
export function useSample(question: SampleQuestion | null): SampleAnswered {
  const checked = useChecked();
  const worker = useRef<WorkerLine<SampleAsked, SampleSaid> | null>(null);
  const sent = useRef<Program | null>(null);
  const asked = useRef(0);
  const [said, setSaid] = useState<SampleSaid | null>(null);
  const [died, setDied] = useState<string | null>(null);
  useEffect(() => {
    const line = new WorkerLine(openSample, setSaid, (message) => {
      // The next one knows nothing of the program yet.
      sent.current = null;
      setDied(message);
    });
    worker.current = line;
    sent.current = null;
    return () => line.close();
  }, []);
  const program = checked?.program ?? null;
  const key = JSON.stringify(question);
  const ask = useCallback(() => {
    if (!program || key === 'null') return;
    asked.current += 1;
    const isNew = sent.current !== program;
    sent.current = program;
    const message: SampleAsked = { number: asked.current, question: JSON.parse(key), ...(isNew ? { program } : {}) };
    setDied(null);
    worker.current?.ask(message);
  }, [program, key]);
  useEffect(() => {
    const timer = setTimeout(ask, PAUSE);
    return () => clearTimeout(timer);
  }, [ask]);
  return {
    ...{ answer: said?.answer ?? null, isNewest: program !== null && said?.number === asked.current },
    ...{ died, retry: ask },
  };
}
