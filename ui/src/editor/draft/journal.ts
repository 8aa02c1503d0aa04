import { changed, difference, type TextChange } from '../document/text-change.ts';
import type { Journal } from './draft-saver.ts';

interface Store {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** What is typed within so many milliseconds is written at once: the browser writes a whole text each time, while nobody can type. */
const TOGETHER = 150;

/** What is not saved yet of a draft, in the browser: one entry for each draft. What waits is written when the page goes. */
export function journalOf(draft: string, store: Store): Journal {
  const key = `tierwright.draft.${draft}`;
  let waiting: Parameters<Journal['write']>[0] = null;
  let lastSent: readonly string[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = () => {
    const entry = waiting;
    forget();
    try {
      if (entry === null) store.removeItem(key);
      else {
        const { revision, source, sent } = entry;
        // What was sent differs little from what there is now: a draft may be large, what a browser remembers may not.
        store.setItem(key, JSON.stringify({ revision, source, sent: sent.map((text) => difference(source, text)) }));
      }
    } catch {
      // Full or forbidden: the draft is saved to the service all the same.
    }
  };
  function forget() {
    clearTimeout(timer);
    [timer, waiting] = [undefined, null];
    globalThis.removeEventListener?.('pagehide', write);
  }
  return {
    read() {
      if (waiting) return waiting;
      try {
        const entry: unknown = JSON.parse(store.getItem(key) ?? 'null');
        const { revision, source, sent } = (entry ?? {}) as { revision?: unknown; source?: unknown; sent?: unknown };
        if (typeof revision !== 'number' || typeof source !== 'string') return null;
        return { revision, source, sent: Array.isArray(sent) ? sent.map((one: readonly TextChange[]) => changed(source, one)) : [] };
      } catch {
        return null;
      }
    },
    write(entry) {
      waiting = entry;
      // Before the service can have it, so that the page that comes after one that was killed then knows it again.
      const isSent = entry !== null && entry.sent.length > 0 && entry.sent !== lastSent;
      lastSent = entry?.sent ?? [];
      if (entry === null || isSent) return write();
      if (timer !== undefined) return;
      timer = setTimeout(write, TOGETHER);
      globalThis.addEventListener?.('pagehide', write);
    },
  };
}
