import type { CompiledProgram, Decision, TrackDecision } from '@tierwright/engine';
import { toDay } from '@tierwright/facts';
import type { Track } from '@tierwright/program';
import { emptyLine } from '../benefits/empty-line.ts';
import { setBit } from '../columns/bits.ts';
import type { RateOf } from '../report/rates-on.ts';
import { yearlyValue } from '../report/yearly-value.ts';
import { NO_DAY } from '../snapshot/snapshot.ts';
import { emptyStandings } from '../standings/empty-standings.ts';
import { type Line, STATES, type Standings, type VersionOutcome } from './version-outcome.ts';

const dayOf = (day: string | undefined): number => (day === undefined ? NO_DAY : toDay(day));

const noStandings = (compiled: CompiledProgram, count: number): readonly Standings[] =>
  (compiled.program.tracks ?? []).flatMap(({ id, per }) => {
    const groups = per === undefined ? [] : (compiled.groupDomain(per) ?? []);
    return [null, ...groups].map((group) => emptyStandings(id, group, count));
  });

function noLines({ program: { benefits = [], stacking = {} } }: CompiledProgram, count: number): readonly Line[] {
  const ids = [...benefits.map(({ id }) => id), ...Object.keys(stacking).map((id) => `stacking.${id}`)];
  return ids.map((id) => emptyLine(id, count));
}

/** What a version gives partners, put together from decisions about them: nobody else is decided but in what is given. */
export class OutcomeBuilder {
  readonly outcome: VersionOutcome;
  readonly #tracks: ReadonlyMap<string, Track>;
  readonly #standings = new Map<string, Standings>();
  readonly #lines = new Map<string, Line>();

  constructor(compiled: CompiledProgram, count: number, standings = noStandings(compiled, count), lines = noLines(compiled, count)) {
    const { tracks = [] } = compiled.program;
    this.outcome = { compiled, count, standings, lines };
    this.#tracks = new Map(tracks.map((track) => [track.id, track]));
    for (const one of standings) this.#standings.set(JSON.stringify([one.track, one.group]), one);
    for (const one of lines) this.#lines.set(one.line, one);
  }

  /** Writes one partner. */
  set(index: number, decision: Decision, rateOf: RateOf): void {
    for (const entry of decision.tracks) this.#stand(index, entry);
    for (const { line: id, granted, value } of yearlyValue(this.outcome.compiled.program, decision, rateOf)) {
      const line = this.#lines.get(id);
      if (!line) throw new Error(`${id} is no line of the bill`);
      if (granted) setBit(line.granted, index);
      if (value === undefined) continue;
      setBit(line.priced, index);
      if (value === null) continue;
      setBit(line.known, index);
      line.value[index] = value;
    }
  }

  #stand(index: number, { track, group, tier, qualified, state, until, since }: TrackDecision): void {
    const standings = this.#standings.get(JSON.stringify([track, group ?? null]));
    const tiers = this.#tracks.get(track)?.tiers;
    if (!standings || !tiers) throw new Error(`${track} is no track of the version`);
    const place = (wanted: string | null) => tiers.findIndex(({ id }) => id === wanted);
    standings.tier[index] = place(tier);
    standings.qualified[index] = place(qualified);
    standings.state[index] = STATES.indexOf(state);
    standings.until[index] = dayOf(until);
    standings.since[index] = dayOf(since);
  }
}
