import type * as library from 'apache-arrow';

export type Arrow = typeof library;

/** Apache Arrow, loaded when a snapshot is first read or written: those who do neither need not wait for it. */
export const loadArrow = (): Promise<Arrow> => import('apache-arrow');
