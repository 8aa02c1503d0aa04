import { useEffect, useState, useSyncExternalStore } from 'react';
import type { PartnerQuestion } from './messages.ts';
import { openDecide, type PartnerAnswer, PartnerDesk } from './partner-desk.ts';

const nothing = {
  subscribe: () => () => {},
  answer: { decided: null, outlook: null, refused: null, isWaiting: true } satisfies PartnerAnswer,
};

/** The answer to a question about one partner, asked anew whenever it is another one; with its outlook, if it is wanted. */
export function usePartnerAnswer(question: PartnerQuestion | null, { hasOutlook = true } = {}): PartnerAnswer {
  const [desk, setDesk] = useState<PartnerDesk | null>(null);
  useEffect(() => {
    const opened = new PartnerDesk(openDecide(), hasOutlook);
    setDesk(opened);
    return () => opened.close();
  }, [hasOutlook]);
  useEffect(() => {
    if (question) desk?.ask(question);
  }, [desk, question]);
  const { subscribe } = desk ?? nothing;
  return useSyncExternalStore(subscribe, () => (desk ?? nothing).answer);
}
