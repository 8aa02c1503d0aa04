import { createContext, useContext, useEffect, useSyncExternalStore } from 'react';
import { IDLE, type ImpactState } from './impact-state.ts';
import type { LiveImpact } from './live-impact.ts';

export const ImpactContext = createContext<LiveImpact | null>(null);

const nothing = { subscribe: () => () => {}, state: IDLE };

/** The impact of the draft that is open; the base is read when it is first asked for. */
export function useImpact(): ImpactState {
  const impact = useContext(ImpactContext);
  const { subscribe } = impact ?? nothing;
  useEffect(() => impact?.start(), [impact]);
  return useSyncExternalStore(subscribe, () => (impact ?? nothing).state);
}

export const useLiveImpact = (): LiveImpact | null => useContext(ImpactContext);
