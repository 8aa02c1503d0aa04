import type { Reading } from './reading.ts';

export interface Group {
  field: string;
  value: string;
}

/** Where a condition is asked (ENG-P1): what its ids mean depends on all of it. */
export interface Context {
  day: string;
  /** The date on which parameters are looked up. */
  parametersAsOf: string;
  track: string | null;
  /** Inside `qualify` the tier asked about, elsewhere the tier held. */
  tier: string | null;
  /** The group of the track. */
  group: Group | null;
  /** The groups that `each` goes through, by other fields than the track's. */
  inner: readonly Group[];
  band: string | null;
  /** Built-in values of the place where it is asked: the partner's standing, the deal. */
  builtIns?: ReadonlyMap<string, Reading>;
  /** The built-in values are the fields of a record: parameters looked up by record have a value. */
  ofRecord?: true;
}

/** Contexts with one key give every id the same meaning, within one decision and without built-ins. */
export const contextKey = ({ day, parametersAsOf, track, tier, group, inner, band }: Context): string =>
  JSON.stringify([day, parametersAsOf, track, tier, group, inner, band]);

/** The group of a field in force. */
export const groupBy = ({ group, inner }: Context, field: string): string | undefined =>
  [...inner, ...(group ? [group] : [])].find((each) => each.field === field)?.value;

/** The context inside a group: it takes the place of one by the same field and stands beside one by another. */
export const insideGroup = (context: Context, inside: Group): Context => {
  if (context.group === null || context.group.field === inside.field) return { ...context, group: inside };
  return { ...context, inner: [inside, ...context.inner.filter(({ field }) => field !== inside.field)] };
};

/** The same context on another day (ENG-D6, ENG-S11): the parameters' date moves along only where the two are one. */
export const onDay = (context: Context, day: string): Context => ({
  ...context,
  day,
  parametersAsOf: context.parametersAsOf === context.day ? day : context.parametersAsOf,
});
