import type { Literal, Problem } from '@tierwright/program';
import { parseDay } from '../days/day.ts';
import type { TierMix } from '../goals/levels.ts';
import { problem } from '../merge/merge-problem.ts';

/** What a base is made from. Shares are from 0 to 1; SPEC.md names the basis of each default. */
export interface BaseOptions {
  /** Partners, 1 to 10,000,000. */
  size: number;
  seed: number | string;
  /** The day for which the base is made, YYYY-MM-DD: windows and thresholds are those of that day. */
  asOf: string;
  /** Entry, middle and top tiers; default by size. */
  mix?: TierMix;
  /** Partners without a closed sale in the 12 months up to `asOf`; default 0.6. */
  dormantShare?: number;
  /** Partners with a value within 10 % of a threshold; default 0.125. */
  nearShare?: number;
  /** Partners that belong to another one's family; default 0.03 where a fact counts families, else 0.01. */
  familyShare?: number;
  /** Partners that trade in another currency than the program's; default 0.3. */
  foreignShare?: number;
  /** Currencies in use, the program's included; default 5. */
  currencies?: number;
  /** Customers that are another one's name written otherwise; default 0.05. */
  duplicateShare?: number;
  /** Years of history before the last 12 months; default 4. */
  historyYears?: number;
  /** Deals that an active partner registers in a year; default 2. */
  registrationsPerYear?: number;
  /** Share of revenue that the first tenth of partners has; default 0.9. */
  topTenth?: number;
  /** Values of parameters, such as placeholders, in place of the documents'. */
  set?: Readonly<Record<string, Literal>>;
}

export type Settings = Required<Omit<BaseOptions, 'familyShare' | 'set'>> & {
  familyShare: number | undefined;
  set: Readonly<Record<string, Literal>>;
  day: number;
};

const MOST_PARTNERS = 10_000_000;
const SHARES = ['dormantShare', 'nearShare', 'familyShare', 'foreignShare', 'duplicateShare', 'topTenth'] as const;

/** The published shape of a very large vendor; smaller vendors are flatter (assumption). */
export function mixForSize(size: number): TierMix {
  if (size >= 20_000) return { entry: 0.92, middle: 0.05, top: 0.03 };
  if (size >= 1_500) return { entry: 0.78, middle: 0.16, top: 0.06 };
  return { entry: 0.68, middle: 0.22, top: 0.1 };
}

export function checkOptions(options: BaseOptions): Problem[] {
  const problems: Problem[] = [];
  if (!Number.isInteger(options.size) || options.size < 1 || options.size > MOST_PARTNERS) {
    problems.push(problem('DATA101', '/size', `A base has 1 to ${MOST_PARTNERS} partners.`, options.size));
  }
  if (parseDay(options.asOf) === undefined) problems.push(problem('DATA102', '/asOf', 'The as-of date is no date.', options.asOf));
  for (const name of SHARES) {
    const share = options[name];
    if (share !== undefined && !(share >= 0 && share <= 1))
      problems.push(problem('DATA103', `/${name}`, `${name} must lie between 0 and 1.`, share));
  }
  const { mix } = options;
  if (mix && (![mix.entry, mix.middle, mix.top].every((part) => part >= 0) || !(mix.entry + mix.middle + mix.top > 0))) {
    problems.push(problem('DATA103', '/mix', 'The parts of the tier mix must not be negative and must add up to more than 0.', mix));
  }
  return problems;
}

export function settingsOf(options: BaseOptions): Settings {
  return {
    mix: mixForSize(options.size),
    dormantShare: 0.6,
    nearShare: 0.125,
    foreignShare: 0.3,
    currencies: 5,
    duplicateShare: 0.05,
    historyYears: 4,
    registrationsPerYear: 2,
    topTenth: 0.9,
    set: {},
    ...options,
    familyShare: options.familyShare,
    day: parseDay(options.asOf) ?? 0,
  };
}
