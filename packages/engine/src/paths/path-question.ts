/** Which tier is asked about, for whom on which day (`YYYY-MM-DD`). */
export interface PathQuestion {
  /** Id of the tier. */
  to: string;
  asOf: string;
  /** Needed where several tracks that apply have the tier. */
  track?: string;
  /** A group of the track; by default each of them. */
  group?: string;
  /** The day whose thresholds hold; default `asOf`. */
  parametersAsOf?: string;
  asKnownOn?: string;
  extra?: 'refuse' | 'ignore';
}
