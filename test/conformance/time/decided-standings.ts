import { type compileProgram, decide, type TrackDecision } from '@tierwright/engine';
import { fromDay, type PartnerData } from '@tierwright/facts';
import { NO_DAY, NOT_DECIDED, type Snapshot, STATES, type Standings } from '@tierwright/simulation';

type Compiled = ReturnType<typeof compileProgram>;

const dayIn = (day: number): string => (day === NO_DAY ? '-' : fromDay(day));

/** What one partner holds, a line for each track that is decided and each group of one. */
export function linesOf({ program }: Compiled, standings: readonly Standings[], index: number): string[] {
  return standings.flatMap(({ track, group, tier, qualified, state, until, since }) => {
    const held = tier[index] as number;
    if (held === NOT_DECIDED) return [];
    const tiers = program.tracks?.find(({ id }) => id === track)?.tiers;
    const nameOf = (place: number): string => tiers?.[place]?.id ?? '-';
    const [name, met] = [nameOf(held), nameOf(qualified[index] as number)];
    return [
      `${track}/${group ?? ''} ${name} (${met}) ${STATES[state[index] as number]} ${dayIn(until[index] as number)} ${dayIn(since[index] as number)}`,
    ];
  });
}

/** An entry of a decision as such a line. */
export const lineOf = ({ track, group, tier, qualified, state, until, since }: TrackDecision): string =>
  `${track}/${group ?? ''} ${tier ?? '-'} (${qualified ?? '-'}) ${state} ${until ?? '-'} ${since ?? '-'}`;

/** The same from the row evaluator. */
export function decidedLines(compiled: Compiled, data: PartnerData, { made }: Snapshot): string[] {
  const { asOf, parametersAsOf } = made;
  const outcome = decide(compiled, data, { asOf, ...(parametersAsOf === undefined ? {} : { parametersAsOf }), extra: 'ignore' });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value.tracks.map(lineOf);
}
