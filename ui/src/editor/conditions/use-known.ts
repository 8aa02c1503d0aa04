import type { Problem } from '@tierwright/program';
import { useCallback, useContext, useDeferredValue } from 'react';
import { ChecksContext, useProblems } from '../check/use-checks.ts';
import type { Edition } from '../document/program-document.ts';
import { useDocument, useEdition } from '../document/use-document.ts';
import { type Known, knownOf } from './known.ts';

const ofValue = new WeakMap<Edition['value'], Known>();
let last: Known | null = null;

/** Worked out once for each edition, however many ask. */
function knownIn(value: Edition['value'], problems: readonly Problem[]): Known {
  const found = ofValue.get(value);
  if (found) return found;
  last = knownOf(value, problems, last);
  ofValue.set(value, last);
  return last;
}

/** What the program of the editor can read and name. */
export function useKnown(): Known {
  const { value } = useEdition();
  return knownIn(value, useProblems());
}

/** The same once nothing more urgent is to be drawn: a key is seen before everything that the program names is read again. */
export function useKnownSoon(): Known {
  const { value } = useDeferredValue(useEdition());
  return knownIn(value, useDeferredValue(useProblems()));
}

/** The same at the moment when somebody acts, for what draws nothing of it. */
export function useKnownNow(): () => Known {
  const document = useDocument();
  const checks = useContext(ChecksContext);
  return useCallback(() => knownIn(document.current.value, checks?.last?.problems ?? []), [document, checks]);
}
