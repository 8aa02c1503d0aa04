import { exceptionsKnown, type FactSet, type PartnerData, type PreparedPartner } from '@tierwright/facts';
import type { Outcome, Previous, Problem } from '@tierwright/program';
import { decideBenefits } from '../benefits/benefit-decisions.ts';
import type { CompiledProgram } from '../compile/program.ts';
import { decideDeal, isDealGiven } from '../deal-registration/decide-deal.ts';
import { type Decision, ENGINE_VERSION } from '../decision/decision.ts';
import { Exceptions } from '../exceptions/exceptions.ts';
import { traceDecision } from '../trace/trace-decision.ts';
import { decideTracks } from '../tracks/decide-tracks.ts';
import { frameOn, programOn, type Subject, waive } from '../tracks/subject.ts';
import { type TrackResult, trackDecisions } from '../tracks/track-result.ts';
import { checkDays } from './check-days.ts';

/** Dates are `YYYY-MM-DD`. */
export interface DecideOptions {
  /** The day whose facts decide. */
  asOf: string;
  /** The day whose parameters decide; default `asOf`. */
  parametersAsOf?: string;
  /** Only records recorded by this day count. */
  asKnownOn?: string;
  /** Default: the partner file's own. */
  previous?: Previous;
  trace?: boolean;
  /** Unknown kinds, fields and attributes of the partner file: refused (default), or ignored as in a base. */
  extra?: 'refuse' | 'ignore';
  /** Facts by day in place of the partner file's, for timelines. */
  factsOn?: (day: string) => FactSet;
  /** Days on which `factsOn` may change; default every day. */
  changeDays?: (from: string, through: string) => string[];
}

/** A prepared partner as it is looked at on the dates of a decision, with the state before. */
export function subjectOf(
  compiled: CompiledProgram,
  prepared: PreparedPartner,
  previous: Previous | undefined,
  options: Omit<DecideOptions, 'previous'>,
): Subject {
  const { asOf, asKnownOn } = options;
  const known = new Map<string, FactSet>();
  const { parametersAsOf = asOf } = options;
  const fixed = parametersAsOf === asOf ? {} : { parametersAsOf };
  const fromRecords = (day: string): FactSet => {
    let facts = known.get(day);
    if (!facts) {
      facts = compiled.facts.facts(prepared, day, { ...fixed, ...(asKnownOn === undefined ? {} : { asKnownOn }) });
      known.set(day, facts);
    }
    return facts;
  };
  return {
    compiled,
    partner: prepared.id,
    asOf,
    parametersAsOf,
    previous,
    exceptions: new Exceptions(exceptionsKnown(prepared, asKnownOn)),
    factsOn: options.factsOn ?? fromRecords,
    statusByDay: new Map(),
    dealLines: () => compiled.facts.recordsOf(prepared, 'dealLine'),
    changeDays: options.factsOn
      ? (options.changeDays ?? (() => null))
      : (from, through) => compiled.facts.changeDays(prepared, from, through),
  };
}

/** Missing data declared `onMissing: "error"` (PDL401). */
function missing(subject: Subject): Problem[] {
  return [...subject.factsOn(subject.asOf).problems];
}

/** A decision with what it was made of, for those who look further: tests, simulation, paths. */
export interface Within {
  decision: Decision;
  subject: Subject;
  results: TrackResult[];
}

/** As `decide`, with the subject and the tracks behind the decision. */
export function decideWithin(compiled: CompiledProgram, data: PartnerData, options: DecideOptions): Outcome<Within> {
  const { asOf, parametersAsOf, asKnownOn, previous = data.previous } = options;
  const wrong = checkDays({ asOf, parametersAsOf, asKnownOn }, previous);
  if (wrong.length > 0) return { ok: false, problems: wrong };
  const prepared = compiled.facts.prepare(data, { extra: options.extra ?? 'refuse' });
  if (!prepared.ok) return prepared;
  const subject = subjectOf(compiled, prepared.value, previous, options);
  const problems = [...prepared.problems, ...missing(subject)];
  if (problems.some((problem) => problem.severity === 'error')) return { ok: false, problems };
  return { ok: true, value: decideSubject(subject, options.trace === true), problems };
}

/**
 * Decides a partner: tracks, tiers, benefits and, where a deal is given, the deal rules. Pure and synchronous: the row
 * evaluator. Problems are those of the partner's data (PDL4xx); a program must have loaded without errors.
 */
export function decide(compiled: CompiledProgram, data: PartnerData, options: DecideOptions): Outcome<Decision> {
  const outcome = decideWithin(compiled, data, options);
  return outcome.ok ? { ok: true, value: outcome.value.decision, problems: outcome.problems } : outcome;
}

function decideSubject(subject: Subject, withTrace: boolean): Within {
  const { compiled, asOf, parametersAsOf } = subject;
  const results = decideTracks(subject);
  const benefits = decideBenefits(subject, results);
  const decision: Decision = {
    program: compiled.program.program,
    version: compiled.program.version,
    hash: compiled.hash,
    engineVersion: ENGINE_VERSION,
    asOf,
    partner: subject.partner,
    tracks: results.flatMap(trackDecisions),
    benefits: benefits.benefits,
    stacking: benefits.stacking,
  };
  if (parametersAsOf !== asOf) decision.parametersAsOf = parametersAsOf;
  const deal = isDealGiven(subject) ? decideDeal(subject, results, benefits) : undefined;
  if (deal) decision.deal = deal;
  const exceptions = subject.exceptions.listed(asOf);
  if (exceptions.length > 0) decision.exceptions = exceptions;
  if (withTrace) {
    const frame = frameOn(subject, asOf);
    const entries = results.flatMap((result) => result.entries);
    decision.trace = traceDecision(frame, programOn(subject, asOf), entries, (track) => waive(frame, subject, track));
  }
  return { decision, subject, results };
}
