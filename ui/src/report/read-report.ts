import type { ImpactReport } from '@tierwright/simulation';

/** What a report of the service was made of. */
export interface MadeOf {
  readonly baseline: { readonly program: string; readonly version: string; readonly hash: string };
  readonly candidate: { readonly program: string; readonly version: string; readonly hash: string };
  readonly base: string;
  readonly asOf: string;
  readonly from?: string;
  readonly parametersAsOf?: string;
  readonly asKnownOn?: string;
  readonly notices?: boolean;
  readonly partners?: unknown;
  readonly engineVersion: string;
}

export type Report = Omit<ImpactReport, 'reproduce'> & { readonly reproduce: MadeOf };

/** The result of a job as a report; null where it is none. */
export function readReport(result: Readonly<Record<string, unknown>> | null | undefined): Report | null {
  const isReport = result && typeof result.summary === 'string' && Array.isArray(result.moves) && typeof result.reproduce === 'object';
  return isReport ? (result as unknown as Report) : null;
}
