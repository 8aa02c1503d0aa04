import { type PointerEvent as ReactPointerEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { useLatest } from '../entries/use-latest.ts';
import type { Place } from './grid-keys.ts';

/** What is taken along, and over which place of the grid it is. */
export interface Dragged {
  readonly from: Place;
  readonly over: Place;
}

/** So near to the edge of the window the page goes on, in pixels. */
const EDGE = 60;
const STEP = 16;

/** The place of the grid at a point of the window. */
function placeAt(grid: HTMLElement | null, x: number, y: number): Place | null {
  const cell = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-at]');
  if (!cell || !grid?.contains(cell)) return null;
  const [row = 0, column = 0] = (cell.dataset.at ?? '').split(':').map(Number);
  return { row, column };
}

/**
 * Takes a tier or a requirement along with a pointer, from its handle; it is let go where the pointer is, or with Escape where it was.
 * `take` is told when it begins.
 */
export function useDrag(grid: RefObject<HTMLElement | null>, take: (from: Place) => void, drop: (dragged: Dragged) => void) {
  const [dragged, setDragged] = useState<Dragged | null>(null);
  const pointer = useRef<number | null>(null);
  const end = useLatest(() => {
    pointer.current = null;
    setDragged(null);
  });
  const isDragged = dragged !== null;
  useEffect(() => {
    if (!isDragged) return;
    // Nothing else changes the program meanwhile: what is taken along is known by its place.
    const hold = (event: KeyboardEvent) => {
      event.stopPropagation();
      event.preventDefault();
      if (event.key === 'Escape') end();
    };
    window.addEventListener('keydown', hold, { capture: true });
    // Also where the handle is not there any more to hear it.
    window.addEventListener('pointerup', end);
    window.addEventListener('pointercancel', end);
    return () => {
      window.removeEventListener('keydown', hold, { capture: true });
      window.removeEventListener('pointerup', end);
      window.removeEventListener('pointercancel', end);
    };
  }, [isDragged, end]);
  const handle = (from: Place) => ({
    onPointerDown: (event: ReactPointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      event.preventDefault();
      take(from);
      event.currentTarget.setPointerCapture(event.pointerId);
      pointer.current = event.pointerId;
      setDragged({ from, over: from });
    },
    onPointerMove: ({ pointerId, clientX, clientY }: ReactPointerEvent<HTMLElement>) => {
      if (pointer.current !== pointerId) return;
      if (clientY < EDGE) window.scrollBy(0, -STEP);
      else if (clientY > window.innerHeight - EDGE) window.scrollBy(0, STEP);
      const over = placeAt(grid.current, clientX, clientY);
      if (over) setDragged({ from, over });
    },
    onPointerUp: ({ pointerId, clientX, clientY }: ReactPointerEvent<HTMLElement>) => {
      if (pointer.current !== pointerId) return;
      // The last move may not be drawn yet: where the pointer is now counts.
      const over = placeAt(grid.current, clientX, clientY) ?? dragged?.over;
      if (over) drop({ from, over });
      end();
    },
    onPointerCancel: end,
    // It is no click on the cell around it.
    onClick: (event: { stopPropagation(): void }) => event.stopPropagation(),
    onDoubleClick: (event: { stopPropagation(): void }) => event.stopPropagation(),
  });
  return { dragged, handle };
}

export type DragHandle = ReturnType<typeof useDrag>['handle'];
