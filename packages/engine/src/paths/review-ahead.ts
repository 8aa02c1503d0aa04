import { type FactSet, fromDay, toDay } from '@tierwright/facts';
import { type Decided, decideTrack, type Start } from '../tracks/decide-track.ts';
import { parametersFollow, type Subject } from '../tracks/subject.ts';
import { otherFacts } from './movable/other-facts.ts';
import { type Standing, withFactsToday } from './standing.ts';

/** When the review acts on changes that are there on the day that is asked about. */
export interface ReviewAhead {
  /** The day on which the tier (or a higher one) is held; null where none of the next ten years is. */
  reachedOn: string | null;
  /** The first day on which the partner rises; nothing where that is the day that is asked about. */
  nextReview?: string;
}

const YEARS = 10;

/** Facts that stay: on every day ahead those of today. */
function stayingFacts(facts: FactSet): (day: string) => FactSet {
  const known = new Map<string, FactSet>();
  return (day) => {
    const found = known.get(day) ?? otherFacts(facts, { asOf: day, values: { ...facts.values, today: day } });
    known.set(day, found);
    return found;
  };
}

/** The same subject as of a later day; where parameters follow the day they do so still. */
export const laterSubject = (subject: Subject, day: string): Subject => ({
  ...subject,
  asOf: day,
  parametersAsOf: parametersFollow(subject) ? day : subject.parametersAsOf,
});

/** ENG-H8: the review from the day that is asked about on, with these facts today and ever after. */
export function reviewAhead(standing: Standing, facts: FactSet, start: Start | undefined, tier: number): ReviewAhead {
  const { subject, compiled, group } = standing;
  const { asOf } = subject;
  const { track } = compiled;
  let now: Decided = decideTrack(withFactsToday(subject, facts), track, group, start);
  if (now.held.tier >= tier) return { reachedOn: asOf };
  const staying = stayingFacts(facts);
  const ahead: Subject = {
    ...subject,
    factsOn: (day) => (day < asOf ? subject.factsOn(day) : staying(day)),
    changeDays: () => [],
    statusByDay: new Map(),
  };
  let nextReview: string | undefined;
  for (let year = 0, on = asOf; year < YEARS; year += 1) {
    const { tier: before } = now.held;
    const through = fromDay(toDay(on) + 365);
    now = decideTrack(laterSubject(ahead, through), track, group, { on, since: now.held.since, held: now.held });
    nextReview ??= now.history.find((entry) => entry.tier > before)?.from;
    const reached = now.history.find((entry) => entry.tier >= tier)?.from;
    if (reached !== undefined) return { reachedOn: reached, nextReview: nextReview ?? reached };
    on = through;
  }
  return { reachedOn: null, ...(nextReview === undefined ? {} : { nextReview }) };
}
