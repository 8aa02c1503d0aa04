import type { LifecycleProgram, StepFacts } from '../machine/lifecycle-program.ts';
import type { Instant } from '../time/instant.ts';
import type { NoticeValues } from './notice-value.ts';

/** Whom `partner`, `distributor` and `accountManager` mean where a notice is sent. */
export interface NoticeParties {
  /** Null where there is none. */
  readonly partner: string | null;
  readonly distributor: string | null;
}

/** What notices are about: an item after its step. Each part is asked only where a notice needs it. */
export interface NoticeSubject {
  readonly program: LifecycleProgram;
  readonly facts: Pick<StepFacts, 'partner' | 'partnerTitle'>;
  /** The instant of the step. */
  readonly now: Instant;
  values(): NoticeValues;
  /** Roles or people who hold the item. */
  holders(): readonly string[];
  parties(): NoticeParties;
}
