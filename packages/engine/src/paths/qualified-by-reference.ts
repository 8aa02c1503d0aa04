import type { FactSet, PreparedPartner } from '@tierwright/facts';
import { currencyExponent, type Track } from '@tierwright/program';
import { createSession } from '../reference/create-session.ts';
import { exceptionsOf } from '../reference/exceptions.ts';
import { applies, type Ladder, qualification } from '../reference/qualification.ts';
import type { Session } from '../reference/session.ts';
import type { Subject } from '../tracks/subject.ts';

/** A session of json-rules-engine over the facts of a subject, one day's facts replaced. */
export function referenceSession(subject: Subject, prepared: PreparedPartner, asKnownOn: string | undefined, today?: FactSet): Session {
  const { program } = subject.compiled;
  return createSession(program, currencyExponent(program.currency) ?? 2, exceptionsOf(prepared, asKnownOn), async (day) =>
    today && day === today.asOf ? today : subject.factsOn(day),
  );
}

export const ladderOf = (track: Track, group: string | undefined): Ladder => ({
  track,
  group: group === undefined || track.per === undefined ? null : { field: track.per, value: group },
});

/** As `Standing.qualified`, by json-rules-engine: the rank of the highest tier met where the track applies, else −1. */
export async function qualifiedByReference(
  session: Session,
  { track, group }: { track: Track; group: string | undefined },
  day: string,
  parametersAsOf: string,
): Promise<number> {
  const when = await applies(session, track, day, parametersAsOf);
  if (when !== null && when.status !== 'met') return -1;
  return (await qualification(session, ladderOf(track, group), day, parametersAsOf)).rank;
}
