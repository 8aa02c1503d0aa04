import { dateOf, dayNumber } from './days.ts';
import type { Lane } from './lanes.ts';

/** A value on a timeline: from where to where it is drawn, in parts of the whole (0 to 1). */
interface Segment {
  readonly lane: Lane;
  readonly index: number;
  readonly from: string | null;
  readonly start: number;
  readonly end: number;
}

export interface Timeline {
  readonly lanes: readonly (readonly Segment[])[];
  /** First days of years, where they stand. */
  readonly years: readonly { readonly year: string; readonly at: number }[];
  /** Where today stands. */
  readonly today: number;
}

/** The lanes between the year before the first date and the year after the last. */
export function timelineOf(lanes: readonly Lane[], today: string): Timeline {
  const days = [today, ...lanes.flatMap(({ entries }) => entries.flatMap(({ from }) => (from === null ? [] : [from])))]
    .map(dayNumber)
    .filter((day) => !Number.isNaN(day));
  const firstYear = Number(dateOf(Math.min(...days)).slice(0, 4)) - 1;
  const lastYear = Number(dateOf(Math.max(...days)).slice(0, 4)) + 2;
  const [start, end] = [dayNumber(`${firstYear}-01-01`), dayNumber(`${lastYear}-01-01`)];
  const place = (date: string | null) => (date === null || Number.isNaN(dayNumber(date)) ? 0 : (dayNumber(date) - start) / (end - start));
  const step = Math.max(1, Math.ceil((lastYear - firstYear) / 8));
  const years = Array.from({ length: Math.ceil((lastYear - firstYear) / step) }, (_, index) => String(firstYear + index * step));
  return {
    lanes: lanes.map((lane) =>
      lane.entries.map(({ from }, index) => {
        const next = lane.entries[index + 1];
        return { lane, index, from, start: place(from), end: next ? place(next.from) : 1 };
      }),
    ),
    years: years.map((year) => ({ year, at: place(`${year}-01-01`) })),
    today: place(today),
  };
}
