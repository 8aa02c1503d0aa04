import type { Problem } from '@tierwright/program';
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Checks } from './checks.ts';
import type { CheckSaid } from './messages.ts';

export const ChecksContext = createContext<Checks | null>(null);

const nothing = { subscribe: () => () => {}, last: null };

/** The last check of the document; null before the first. */
export function useChecked(): CheckSaid | null {
  const checks = useContext(ChecksContext) ?? nothing;
  return useSyncExternalStore(checks.subscribe, () => checks.last);
}

/** The problems of a part of the document and of what is inside it. */
export function useProblemsAt(pointer: string): readonly Problem[] {
  const problems = useChecked()?.problems ?? [];
  return problems.filter((problem) => problem.pointer === pointer || problem.pointer.startsWith(`${pointer}/`));
}
