import { commandLine, type ImpactReport } from '@tierwright/simulation';

type Reproduce = NonNullable<ImpactReport['reproduce']>;

/** The files that the command line names. The base's name is free; its SHA-256 is the hash that the report names. */
interface ReproduceFiles {
  readonly baseline: string;
  readonly candidate: string;
  readonly base: string;
}

export function filesOf({ baseline, candidate }: Reproduce): ReproduceFiles {
  const name = ({ program, version }: Reproduce['baseline']) => `${program}-${version}`;
  const after = name(candidate) === name(baseline) ? `${name(candidate)}-draft` : name(candidate);
  return { baseline: `${name(baseline)}.program.json`, candidate: `${after}.program.json`, base: 'partners.ndjson' };
}

/** What gives the same bytes on the command line. */
export function commandOfDraft(made: Reproduce): string {
  const { asOf, from, parametersAsOf, asKnownOn } = made;
  const more = { ...(from ? { from } : {}), ...(parametersAsOf ? { parametersAsOf } : {}), ...(asKnownOn ? { asKnownOn } : {}) };
  return commandLine({ ...filesOf(made), asOf, ...more });
}
