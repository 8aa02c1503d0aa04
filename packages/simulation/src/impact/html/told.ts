import type { Program } from '@tierwright/program';
import type { Attribution } from '../../attribution/attribution.ts';
import type { Timeline } from '../../time/timeline.ts';
import type { ImpactReport } from '../impact.ts';

/** What a page is written from. */
export interface Told {
  readonly report: ImpactReport;
  readonly baseline: Program;
  readonly candidate: Program;
  /** The command line that gives the same report, where there is one. */
  readonly command?: string;
  /** Of a range of days. */
  readonly timeline?: Timeline;
  readonly attribution?: Attribution;
}

/** The candidate's words come first. */
export const programsOf = ({ baseline, candidate }: Told): readonly Program[] => [candidate, baseline];
