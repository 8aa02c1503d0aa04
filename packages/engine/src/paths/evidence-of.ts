import { type Decision, ENGINE_VERSION } from '../decision/decision.ts';
import { Evidence } from '../explain/evidence.ts';
import { traceDecision } from '../trace/trace-decision.ts';
import { frameOn, programOn, waive } from '../tracks/subject.ts';
import type { Standing } from './standing.ts';

/** What the trace of a decision would say of a tier of this standing. */
export function evidenceOf(standing: Standing, tier: number): Evidence {
  const { subject, compiled, group } = standing;
  const { program, hash } = subject.compiled;
  const { track } = compiled;
  const frame = frameOn(subject, subject.asOf);
  const traced = [{ compiled, group, frame: standing.frame() }];
  const trace = traceDecision(frame, programOn(subject, subject.asOf), traced, (id) => waive(frame, subject, id));
  const decision: Decision = {
    program: program.program,
    version: program.version,
    hash,
    engineVersion: ENGINE_VERSION,
    asOf: subject.asOf,
    parametersAsOf: subject.parametersAsOf,
    partner: subject.partner,
    tracks: [],
    benefits: [],
    stacking: [],
    exceptions: subject.exceptions.listed(subject.asOf),
    trace,
  };
  const bound = track.per !== undefined && group !== undefined ? { [track.per]: group } : {};
  return new Evidence(program, decision, trace.tracks[0]?.tiers[tier], bound);
}
