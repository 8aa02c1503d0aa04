import { Anchor } from '@mantine/core';
import type { Selector } from '@tierwright/simulation';
import { createContext, useContext } from 'react';
import { number } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { impactWords } from './words.ts';

/** A number whose partners are asked for. */
export interface AskedBehind {
  readonly selector: Selector;
  /** What it counts. */
  readonly title: string;
}

/** Shows the partners behind a number; null where a report has no partners at hand. */
export const BehindContext = createContext<((asked: AskedBehind) => void) | null>(null);

/** A count of partners: where they are at hand, a click shows them. */
export function Behind({ selector, title, count }: AskedBehind & { readonly count: number }) {
  const say = useWords(impactWords);
  const show = useContext(BehindContext);
  if (show === null || count === 0) return number(count);
  return (
    <Anchor
      component="button"
      type="button"
      fz="inherit"
      aria-label={say('behind', { count: number(count), title })}
      onClick={() => show({ selector, title })}
    >
      {number(count)}
    </Anchor>
  );
}
