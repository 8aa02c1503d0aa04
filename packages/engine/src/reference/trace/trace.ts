import type { Trace, TrackTrace } from '../../decision/decision.ts';
import type { Context } from '../context.ts';
import { allReads } from '../reads.ts';
import type { Session } from '../session.ts';
import type { Dates } from '../state/replay.ts';
import type { Applies, TrackDecided } from '../tracks.ts';
import { conditionTrace } from './condition-trace.ts';
import { factTraces } from './fact-trace.ts';
import { tierTrace } from './tier-trace.ts';

/** The ids that the tracks' `appliesTo` and the tiers of decided tracks can read (ENG-E1). */
function idsRead({ program }: Session, applies: readonly Applies[], decided: readonly TrackDecided[]): Set<string> {
  const conditions = [
    ...applies.flatMap(({ track }) => track.appliesTo ?? []),
    ...decided.flatMap(({ track }) => track.tiers.flatMap(({ qualify }) => qualify ?? [])),
  ];
  return new Set(conditions.flatMap((condition) => [...allReads(program, condition)]));
}

async function trackTraces(session: Session, { track, ladders }: TrackDecided): Promise<TrackTrace[]> {
  return Promise.all(
    ladders.map(async ({ ladder, qualified }) => ({
      track: track.id,
      ...(ladder.group && { group: ladder.group.value }),
      tiers: await Promise.all(qualified.tiers.map((tier) => tierTrace(session, tier))),
    })),
  );
}

/** What the decision was made from (ENG-E1 to ENG-E6). */
export async function traceOf(
  session: Session,
  applies: readonly Applies[],
  decided: readonly TrackDecided[],
  dates: Dates,
): Promise<Trace> {
  const { asOf, parametersAsOf } = dates;
  const context: Context = { day: asOf, parametersAsOf, track: null, tier: null, group: null, inner: [], band: null };
  return {
    facts: await factTraces(session, idsRead(session, applies, decided), context),
    applies: applies.map(({ track, when }) => ({
      track: track.id,
      status: when?.status ?? 'met',
      when: when && conditionTrace(session.program, when),
    })),
    tracks: (await Promise.all(decided.map((track) => trackTraces(session, track)))).flat(),
  };
}
