import type { CompiledProgram, Decision } from '@tierwright/engine';
import { emptyLine } from '../benefits/empty-line.ts';
import { setBit } from '../columns/bits.ts';
import type { RateOf } from '../report/rates-on.ts';
import { yearlyValue } from '../report/yearly-value.ts';
import { emptyStandings } from '../standings/empty-standings.ts';
import { StandingsWriter } from '../standings/standings-writer.ts';
import type { Line, Standings, VersionOutcome } from './version-outcome.ts';

const noStandings = (compiled: CompiledProgram, count: number): readonly Standings[] =>
  (compiled.program.tracks ?? []).flatMap(({ id, per }) => {
    const groups = per === undefined ? [] : (compiled.groupDomain(per) ?? []);
    return [null, ...groups].map((group) => emptyStandings(id, group, count));
  });

/** The lines of a version's bill, nobody in them. */
export function noLines({ program: { benefits = [], stacking = {} } }: CompiledProgram, count: number): readonly Line[] {
  const ids = [...benefits.map(({ id }) => id), ...Object.keys(stacking).map((id) => `stacking.${id}`)];
  return ids.map((id) => emptyLine(id, count));
}

/** What a version gives partners, put together from decisions about them: nobody else is decided but in what is given. */
export class OutcomeBuilder {
  readonly outcome: VersionOutcome;
  readonly #standings: StandingsWriter;
  readonly #lines = new Map<string, Line>();

  constructor(compiled: CompiledProgram, count: number, standings = noStandings(compiled, count), lines = noLines(compiled, count)) {
    this.outcome = { compiled, count, standings, lines };
    this.#standings = new StandingsWriter(compiled, standings);
    for (const one of lines) this.#lines.set(one.line, one);
  }

  /** Writes one partner. */
  set(index: number, decision: Decision, rateOf: RateOf): void {
    for (const entry of decision.tracks) this.#standings.set(index, entry);
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
}
