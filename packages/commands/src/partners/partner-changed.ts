import type { Work } from '../command/command.ts';

/** Tells what looks at a partner's records that they are others now. */
export async function partnersChanged(_work: Work, _partners: readonly string[]): Promise<void> {
  // The item engine's part.
}
