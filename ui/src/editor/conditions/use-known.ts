import { useProblems } from '../check/use-checks.ts';
import type { Edition } from '../document/program-document.ts';
import { useEdition } from '../document/use-document.ts';
import { type Known, knownOf } from './known.ts';

const ofValue = new WeakMap<Edition['value'], Known>();
let last: Known | null = null;

/** What the program of the editor can read and name; worked out once for each edition, however many ask. */
export function useKnown(): Known {
  const { value } = useEdition();
  const problems = useProblems();
  const found = ofValue.get(value);
  if (found) return found;
  last = knownOf(value, problems, last);
  ofValue.set(value, last);
  return last;
}
