import type { Reason } from '@tierwright/lifecycle';
import type { ReasonShown } from './status-shapes.ts';

/** Reasons as partners may read them: the lifecycle names no other party in them (S9). */
export const reasonsShown = (reasons: readonly Reason[]): ReasonShown[] =>
  reasons.map(({ by, title, note }) => ({ by, title, ...(note === undefined ? {} : { note }) }));
