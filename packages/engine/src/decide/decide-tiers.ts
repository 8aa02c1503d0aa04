import type { FactSet } from '@tierwright/facts';
import type { CompiledProgram } from '../compile/program.ts';
import type { Trace } from '../decision/decision.ts';
import { Exceptions } from '../exceptions/exceptions.ts';
import { traceDecision } from '../trace/trace-decision.ts';
import { decideTracks } from '../tracks/decide-tracks.ts';
import { frameOn, programOn, type Subject } from '../tracks/subject.ts';

/** The tier that qualifies in a decided track, and in each of its groups. */
export interface QualifiedTier {
  track: string;
  group?: string;
  tier: string | null;
}

function subjectOf(compiled: CompiledProgram, facts: FactSet, parametersAsOf: string): Subject {
  return {
    compiled,
    partner: facts.partner,
    asOf: facts.asOf,
    parametersAsOf,
    previous: undefined,
    exceptions: Exceptions.none,
    factsOn: () => facts,
    statusByDay: new Map(),
    changeDays: () => [],
  };
}

/** The tiers that given facts qualify for, and nothing else: what simulation asks for millions of times. */
export function decideTiers(compiled: CompiledProgram, facts: FactSet, parametersAsOf: string = facts.asOf): QualifiedTier[] {
  return decideTracks(subjectOf(compiled, facts, parametersAsOf)).flatMap(({ track, entries }) =>
    entries.map(({ group, held }) => {
      const tier = track.tiers[held.tier]?.id ?? null;
      return group === undefined ? { track: track.id, tier } : { track: track.id, group, tier };
    }),
  );
}

/** As `decideTiers`, with the full trace. */
export function traceTiers(compiled: CompiledProgram, facts: FactSet, parametersAsOf: string = facts.asOf): Trace {
  const subject = subjectOf(compiled, facts, parametersAsOf);
  return traceDecision(frameOn(subject, facts.asOf), programOn(subject, facts.asOf), decideTracks(subject));
}
