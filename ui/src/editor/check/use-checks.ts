import type { Problem } from '@tierwright/program';
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Checks } from './checks.ts';
import type { CheckSaid } from './messages.ts';

export const ChecksContext = createContext<Checks | null>(null);

const nothing: Pick<Checks, 'subscribe' | 'last'> = { subscribe: () => () => {}, last: null };

/** The last check of the document; null before the first. */
export function useChecked(): CheckSaid | null {
  const checks = useContext(ChecksContext) ?? nothing;
  return useSyncExternalStore(checks.subscribe, () => checks.last);
}

/** Whether there was a check yet. */
export function useIsChecked(): boolean {
  const checks = useContext(ChecksContext) ?? nothing;
  return useSyncExternalStore(checks.subscribe, () => checks.last !== null);
}

/** Why the checks have stopped, and a way to begin them again; null while they go on. */
export function useDeadChecks(): { readonly message: string; readonly retry: () => void } | null {
  const checks = useContext(ChecksContext);
  const message = useSyncExternalStore((checks ?? nothing).subscribe, () => checks?.died ?? null);
  return message === null ? null : { message, retry: () => checks?.retry() };
}

const NONE: readonly Problem[] = [];

/** The problems of the last check; draws again only where they are others. */
export function useProblems(): readonly Problem[] {
  const checks = useContext(ChecksContext) ?? nothing;
  return useSyncExternalStore(checks.subscribe, () => checks.last?.problems ?? NONE);
}

/** The problems of a part of the document and of what is inside it. */
export function useProblemsAt(pointer: string): readonly Problem[] {
  return useProblems().filter((problem) => problem.pointer === pointer || problem.pointer.startsWith(`${pointer}/`));
}
