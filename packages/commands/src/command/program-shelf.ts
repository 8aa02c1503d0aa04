import type { LifecycleProgram } from '@tierwright/lifecycle';
import type { Tx } from '@tierwright/store';

/** Programs made ready for steps, loaded once for each hash. */
export interface ProgramShelf {
  /** The version of a hash; throws where the store has none: rows name only versions that are kept. */
  byHash(tx: Tx, hash: string): Promise<LifecycleProgram>;
  /** The version that new items begin under now; nothing where none is active. */
  active(tx: Tx, program: string): Promise<LifecycleProgram | undefined>;
}
