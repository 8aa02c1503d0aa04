import { commandLine } from '@tierwright/simulation';
import type { SimulationAsked } from './job.ts';
import type { MadeOf } from './read-report.ts';

/** The search of a report's address. */
export interface ReportSearch {
  readonly job?: string;
  readonly program?: string;
  readonly baseline?: string;
  readonly candidate?: string;
  readonly asOf?: string;
  readonly parametersAsOf?: string;
  readonly asKnownOn?: string;
  readonly base?: string;
}

const DAYS = ['asOf', 'parametersAsOf', 'asKnownOn'] as const;
const given = <K extends string>(names: readonly K[], from: { readonly [N in K]?: string }): { [N in K]?: string } =>
  Object.fromEntries(names.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]]]))) as { [N in K]?: string };

/** What the link of a report holds: enough to open it again, and to make it again where it is not kept any more. */
export const linkOf = (job: string, made: MadeOf): ReportSearch => ({
  ...{ job, program: made.candidate.program, baseline: made.baseline.hash, candidate: made.candidate.hash, base: made.base },
  ...given(DAYS, made),
});

/** What a link asks of the service; null where it does not say which versions. */
export function askedBy({ program, baseline, candidate, ...days }: ReportSearch, notices = false): SimulationAsked | null {
  if (candidate === undefined) return null;
  return {
    ...given(['program', 'baseline'], { ...(program ? { program } : {}), ...(baseline ? { baseline } : {}) }),
    candidate,
    ...given(DAYS, days),
    ...(notices ? { notices } : {}),
  };
}

/** The file of a version's document, as the download names it. */
export const fileOf = ({ program, version }: MadeOf['baseline']): string => `${program}-${version}.program.json`;

/** The file of the base, as its download names it. */
export const BASE_FILE = 'partners.ndjson';

/** Where the partners of the service are had, as a base: with the memberships that the program has. */
export const baseOf = ({ candidate, asOf }: MadeOf): string =>
  `/api/v1/partners/base?${new URLSearchParams({ program: candidate.program, asOf })}`;

/** The command line that gives the same numbers, over a base of the same partners. */
export const commandOf = (made: MadeOf): string =>
  commandLine({
    ...{ baseline: fileOf(made.baseline), candidate: fileOf(made.candidate), base: BASE_FILE, asOf: made.asOf },
    ...given(['from', 'parametersAsOf', 'asKnownOn'], made),
    ...(made.notices === true ? { more: ['--notices'] } : {}),
  });

/** The request that has the service make it again. */
export function requestOf(made: MadeOf, origin: string): string {
  const { base: _base, job: _job, ...search } = linkOf('', made);
  const body = JSON.stringify(askedBy(search, made.notices === true)).replaceAll("'", "'\\''");
  return [
    `curl -X POST ${origin}/api/v1/simulations`,
    `-H "Authorization: Bearer $TIERWRIGHT_API_KEY"`,
    `-H "Idempotency-Key: $(uuidgen)"`,
    `-H 'Content-Type: application/json'`,
    `-d '${body}'`,
  ].join(' \\\n  ');
}
