import { useCallback, useLayoutEffect, useRef } from 'react';

/** What is done when somebody acts, always the same function: what gets it is not drawn again for it. */
export function useLatest<Values extends readonly unknown[]>(act: (...values: Values) => void): (...values: Values) => void {
  const latest = useRef(act);
  useLayoutEffect(() => {
    latest.current = act;
  });
  return useCallback((...values) => latest.current(...values), []);
}
