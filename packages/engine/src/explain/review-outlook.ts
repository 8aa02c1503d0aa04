import { fromDay, toDay } from '@tierwright/facts';
import { type FactRef, type Keep, parameterAt, type ReviewDates, type Track } from '@tierwright/program';
import { moved } from '../calendar/dates.ts';
import { isReviewDate } from '../state/review-dates.ts';
import type { Evidence } from './evidence.ts';

/** Days looked ahead for a review date: 29 February comes again within eight years. */
const AHEAD = 8 * 366;

function dateOf(evidence: Evidence, id: string | undefined): string | null {
  const value = id === undefined ? null : evidence.read(id).value;
  return typeof value === 'string' ? value : null;
}

/** The next review date after the day of the decision; null where it hangs on a date that is not known, or never comes. */
export function nextReviewDate(evidence: Evidence, at: ReviewDates | undefined): string | null {
  const { asOf } = evidence.decision;
  const since = at !== undefined && 'since' in at ? dateOf(evidence, at.since) : null;
  const yearStarts = evidence.program.calendar?.yearStarts;
  const first = toDay(at?.from !== undefined && at.from > asOf ? at.from : fromDay(toDay(asOf) + 1));
  for (let day = first; day <= first + AHEAD; day += 1) {
    if (isReviewDate(at, fromDay(day), since, yearStarts)) return fromDay(day);
  }
  return null;
}

/** A length of time as the document states it for a tier; null where variants decide it. */
export function termOf(evidence: Evidence, value: string | FactRef | undefined, tier: string): string | null {
  if (typeof value !== 'object') return value ?? null;
  const parameter = evidence.program.parameters?.[value.fact];
  if (!parameter || parameter.at !== undefined || (parameter.variants ?? []).length > 0) return null;
  const stated = parameterAt(parameter, { date: evidence.parametersAsOf, tier })?.value;
  return typeof stated === 'string' ? stated : null;
}

/** Why a tier cannot be lost now, and the first day on which it can again, if there is one. */
export interface KeptBy {
  title?: string;
  until?: string;
}

function keptNow(evidence: Evidence, keep: Keep, tier: string): KeptBy | undefined {
  const { asOf } = evidence.decision;
  if (keep.when && evidence.evaluate(keep.when).status !== 'met') return undefined;
  const since = dateOf(evidence, keep.since);
  if (keep.since !== undefined && (since === null || asOf < since)) return undefined;
  const title = keep.title === undefined ? {} : { title: keep.title };
  if (keep.until === undefined && keep.for === undefined) return title;
  const term = termOf(evidence, keep.for, tier);
  const until = keep.until ?? (since === null || term === null ? undefined : moved(since, term, 1));
  return until !== undefined && asOf < until ? { ...title, until } : undefined;
}

/** The keep in force that lasts longest, as far as the trace tells (ENG-S7). */
export function keptBy(evidence: Evidence, keeps: readonly Keep[], tier: string): KeptBy | undefined {
  const found = keeps.flatMap((keep) => keptNow(evidence, keep, tier) ?? []);
  const endless = found.find(({ until }) => until === undefined);
  return endless ?? found.sort((a, b) => ((a.until ?? '') < (b.until ?? '') ? 1 : -1))[0];
}

/** An exception that keeps a tier of the track, at or above the one held. */
export function exceptionKeeping(evidence: Evidence, track: Track, tier: string): { reason: string; until: string | null } | undefined {
  const rank = (id: string) => track.tiers.findIndex((candidate) => candidate.id === id);
  return evidence.decision.exceptions?.find(({ effect, item, applied }) => applied && effect === 'keepTier' && rank(item) >= rank(tier));
}
