const KEY = 'tierwright.code.share';
/** Per cent of the width, at least and at most. */
export const LEAST_SHARE = 20;
export const MOST_SHARE = 80;

/** How much of the width, in per cent, the JSON has beside a view: what it had the last time, else two fifths. */
export function keptShare(storage: Pick<Storage, 'getItem'>): number {
  const kept = Number.parseFloat(storage.getItem(KEY) ?? '');
  return Number.isFinite(kept) ? Math.min(MOST_SHARE, Math.max(LEAST_SHARE, kept)) : 40;
}

/** Keeps it for the next time. */
export const keepShare = (storage: Pick<Storage, 'setItem'>, share: number): void => storage.setItem(KEY, String(share));
