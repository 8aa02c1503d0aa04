import { useEffect, useState } from 'react';

/** In a dialog that is taken away as a whole: gives the focus back to what had it before, where nothing else has it then. */
export function ReturnFocus(): null {
  // Before the dialog takes it.
  const [before] = useState(() => globalThis.document.activeElement);
  useEffect(
    () => () => {
      requestAnimationFrame(() => {
        const { activeElement, body } = globalThis.document;
        const isLost = activeElement === null || activeElement === body;
        if (isLost && before instanceof HTMLElement && before.isConnected) before.focus();
      });
    },
    [before],
  );
  return null;
}
