import { addMonths, type Day, fromDay, nextPeriodStart, parseDay, periodGrid, startOfPeriod, toDay } from '@tierwright/facts';
import type { ReviewDates } from '@tierwright/program';
import { NO_DAY } from '../snapshot/snapshot.ts';

/** After every day there is. */
export const NEVER = 0x7fff_ffff;

const MONTHS = { month: 1, quarter: 3, year: 12 } as const;

const monthsOf = (day: Day): number => {
  const text = fromDay(day);
  return Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
};

/** The first of the days since + k periods (k ≥ 1, months clamped from the start) that is not before `day`. */
function nextAnniversary(day: Day, since: Day, months: number): Day {
  // A period too few is looked at, not one too many: a clamped day may lie in the month of `day` and before it.
  let periods = Math.max(1, Math.floor((monthsOf(day) - monthsOf(since)) / months));
  for (;;) {
    const found = addMonths(since, periods * months);
    if (found >= day) return found;
    periods += 1;
  }
}

function nextOfYear(day: Day, dates: readonly string[]): Day {
  const year = Number(fromDay(day).slice(0, 4));
  let next = NEVER;
  // 29 February is a day of leap years alone, and up to eight years lie between two of them.
  for (let ahead = 0; ahead <= 8 && next === NEVER; ahead += 1)
    for (const date of dates) {
      const found = parseDay(`${String(year + ahead).padStart(4, '0')}-${date}`);
      if (found !== undefined && found >= day && found < next) next = found;
    }
  return next;
}

/** ENG-S6: the first review date that is not before a day. `since` is the day that periods count from, `NO_DAY` where it is unknown. */
export type NextReview = (day: Day, since: Day) => Day;

/** The review dates of a policy as a search for the next one. */
export function nextReviewOf(at: ReviewDates | undefined, yearStarts: string | undefined): NextReview {
  if (at === undefined) return (day) => day;
  const first = at.from === undefined ? NO_DAY : toDay(at.from);
  const notBefore = (day: Day): Day => (day < first ? first : day);
  if ('dates' in at) {
    const { dates } = at;
    return remembered((day) => nextOfYear(notBefore(day), dates));
  }
  const { every } = at;
  if (at.since !== undefined)
    return (day, since) => {
      if (since === NO_DAY) return NEVER;
      const after = Math.max(notBefore(day), since + 1);
      return every === 'day' ? after : nextAnniversary(after, since, MONTHS[every]);
    };
  if (every === 'day') return notBefore;
  const grid = periodGrid(every, yearStarts);
  return remembered((day) => {
    const from = notBefore(day);
    return startOfPeriod(grid, from) === from ? from : nextPeriodStart(grid, from);
  });
}

/** Every partner asks for the same days. */
function remembered(next: (day: Day) => Day): NextReview {
  const known = new Map<Day, Day>();
  return (day) => {
    let found = known.get(day);
    if (found === undefined) {
      found = next(day);
      known.set(day, found);
    }
    return found;
  };
}
