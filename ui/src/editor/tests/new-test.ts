import type { Decision } from '@tierwright/engine';
import type { PartnerData } from '@tierwright/facts';
import type { ProgramTest } from '@tierwright/program';
import type { Decided } from '../../partner/messages.ts';
import type { PartnerAnswer } from '../../partner/partner-desk.ts';
import { pinnedTest } from '../../partner/pinned-test.ts';

/** What is decided of the partner that is asked for; null where it cannot be, undefined until that is known. */
export function answerNow({ decided, refused, isWaiting }: PartnerAnswer): Decided | null | undefined {
  if (isWaiting) return undefined;
  return refused ? null : (decided ?? undefined);
}

/** A partner as a test that expects what is decided now; of one that cannot be decided nothing yet. */
export function testOf(name: string, partner: PartnerData, asOf: string, decision: Decision | null): ProgramTest {
  return decision ? pinnedTest(name, partner, decision) : { ...pinnedTest(name, partner, { asOf, tracks: [] }), expect: {} };
}
