import type { Program } from '@tierwright/program';
import type { Attribution } from '../../attribution/attribution.ts';
import type { Timeline } from '../../time/timeline.ts';
import type { ImpactReport } from '../impact.ts';

/** The documents that words are taken from. */
export interface ToldPrograms {
  readonly baseline: Program;
  readonly candidate: Program;
}

/** What a page is written from. */
export interface Told extends ToldPrograms {
  readonly report: ImpactReport;
  /** The command line that gives the same report, where there is one. */
  readonly command?: string;
  /** Of a range of days. */
  readonly timeline?: Timeline;
  readonly attribution?: Attribution;
}

/** The candidate's words come first. */
export const programsOf = ({ baseline, candidate }: ToldPrograms): readonly Program[] => [candidate, baseline];
