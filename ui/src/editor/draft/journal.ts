import type { Journal } from './draft-saver.ts';

interface Store {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** What is not saved yet of a draft, in the browser: one entry for each draft. */
export function journalOf(draft: string, store: Store): Journal {
  const key = `tierwright.draft.${draft}`;
  return {
    read() {
      try {
        const entry: unknown = JSON.parse(store.getItem(key) ?? 'null');
        const { revision, source } = (entry ?? {}) as { revision?: unknown; source?: unknown };
        return typeof revision === 'number' && typeof source === 'string' ? { revision, source } : null;
      } catch {
        return null;
      }
    },
    write(entry) {
      try {
        if (entry === null) store.removeItem(key);
        else store.setItem(key, JSON.stringify(entry));
      } catch {
        // Full or forbidden: the draft is saved to the service all the same.
      }
    },
  };
}
