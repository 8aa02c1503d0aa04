/** One figure of `npm run bench`: a ratio that is to reach its goal. */
export interface Figure {
  /** What was done. */
  readonly work: string;
  /** What it is compared with: another engine on the same work, or what was asked for. */
  readonly against: string;
  /** So many times as fast (or as small) as that. */
  readonly ratio: number;
  readonly goal: number;
  /** What was measured, in words. */
  readonly measured: string;
}

export const isReached = ({ ratio, goal }: Figure): boolean => ratio >= goal;

/** A figure that must not be above a bound: the ratio is bound ÷ measured, and 1 reaches it. */
export const within = (work: string, measured: number, bound: number, unit: 's' | 'ms' | 'MB'): Figure => ({
  work,
  against: `at most ${bound.toLocaleString('en-US')} ${unit}`,
  ratio: bound / measured,
  goal: 1,
  measured: `${measured.toLocaleString('en-US', { maximumSignificantDigits: 3 })} ${unit}`,
});

/** What a bench prints and keeps. */
export interface BenchResult {
  readonly title: string;
  /** More than the figures say. */
  readonly lines: readonly string[];
  readonly figures: readonly Figure[];
}

/** Nanoseconds as people read them. */
export function timeInWords(nanoseconds: number): string {
  const [value, unit] =
    nanoseconds >= 1e6 ? [nanoseconds / 1e6, 'ms'] : nanoseconds >= 1e3 ? [nanoseconds / 1e3, 'µs'] : [nanoseconds, 'ns'];
  return `${value.toLocaleString('en-US', { maximumSignificantDigits: 3 })} ${unit}`;
}
