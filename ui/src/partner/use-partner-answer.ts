import { useEffect, useState, useSyncExternalStore } from 'react';
import type { PartnerQuestion } from './messages.ts';
import { openDecide, type PartnerAnswer, PartnerDesk } from './partner-desk.ts';

const nothing = {
  subscribe: () => () => {},
  answer: { decided: null, outlook: null, refused: null, died: null, isWaiting: true } satisfies PartnerAnswer,
};

interface AnswerAndRetry extends PartnerAnswer {
  /** Asks again, where the worker died. */
  readonly retry: () => void;
}

/** The answer to a question about one partner, asked anew whenever it is another one; with its outlook, if it is wanted. */
export function usePartnerAnswer(question: PartnerQuestion | null, { hasOutlook = true } = {}): AnswerAndRetry {
  const [desk, setDesk] = useState<PartnerDesk | null>(null);
  useEffect(() => {
    const opened = new PartnerDesk(openDecide, hasOutlook);
    setDesk(opened);
    return () => opened.close();
  }, [hasOutlook]);
  useEffect(() => {
    if (question) desk?.ask(question);
  }, [desk, question]);
  const { subscribe } = desk ?? nothing;
  const answer = useSyncExternalStore(subscribe, () => (desk ?? nothing).answer);
  return { ...answer, retry: () => desk?.retry() };
}
