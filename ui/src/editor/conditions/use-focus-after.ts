import { type RefObject, useCallback, useEffect, useRef } from 'react';

/** Puts the focus on a part of a condition once it is drawn: on the first thing in it that takes it. */
export function useFocusAfter(around: RefObject<HTMLElement | null>): (pointer: string) => void {
  const wanted = useRef<string | null>(null);
  useEffect(() => {
    if (wanted.current === null) return;
    const part = around.current?.querySelector(`[data-part="${CSS.escape(wanted.current)}"]`);
    const first = part?.querySelector<HTMLElement>('input:not([type=hidden]), select, button');
    if (!first) return;
    wanted.current = null;
    first.focus();
  });
  return useCallback((pointer) => {
    wanted.current = pointer;
  }, []);
}
