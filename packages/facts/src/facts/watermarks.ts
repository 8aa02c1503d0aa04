import type { Day } from '../dates/day.ts';
import { addDuration } from '../dates/duration.ts';
import type { PreparedPartner } from '../partner/prepared-partner.ts';
import type { KindModel } from '../records/record-kind.ts';
import type { RecordPlan } from './fact-plan.ts';

/** The last day on which a partner's records of a kind count as loaded: Infinity without watermarks, −Infinity for a kind never loaded. */
export function knownThrough(kind: KindModel, { loaded }: PreparedPartner): Day {
  if (loaded === null) return Number.POSITIVE_INFINITY;
  const through = loaded[kind.index] ?? null;
  if (through === null) return Number.NEGATIVE_INFINITY;
  return kind.staleAfter === null ? through : addDuration(through, kind.staleAfter, 1);
}

/** Whether every record that a fact reads is loaded on a day, its family's too where it counts them. */
export function isLoaded({ feeds, family, ofDeal }: RecordPlan, partner: PreparedPartner, day: Day): boolean {
  if (ofDeal) return true;
  if (partner.loaded !== null && !feeds.every((kind) => knownThrough(kind, partner) >= day)) return false;
  return !family || partner.family.every((member) => feeds.every((kind) => knownThrough(kind, member) >= day));
}
