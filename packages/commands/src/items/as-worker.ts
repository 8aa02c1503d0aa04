import type { SystemCaller } from '../rights/caller.ts';

/** The service itself, as whoever drives items. */
export const asWorker = (tenant: string): SystemCaller => ({ kind: 'system', tenant, name: 'worker' });
