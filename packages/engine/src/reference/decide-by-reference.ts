import { compileFacts, type FactModel, type FactSet, type PartnerData } from '@tierwright/facts';
import { currencyExponent, hashProgram, type Outcome, type Previous, type Program } from '@tierwright/program';
import { type Decision, ENGINE_VERSION } from '../decision/decision.ts';
import { decideBenefits, shownBenefit } from './benefits/benefits.ts';
import { decideStack } from './benefits/stacking.ts';
import { createSession } from './create-session.ts';
import { decideDeal, hasDeal, type Lines } from './deal/deal.ts';
import { exceptionsApplied, exceptionsOf } from './exceptions.ts';
import { AskedFilters } from './filter-port.ts';
import { partnerBuiltIns } from './partner-built-ins.ts';
import type { Session } from './session.ts';
import type { Dates } from './state/replay.ts';
import { traceOf } from './trace/trace.ts';
import { decideTracks, entriesOf } from './tracks.ts';

export interface ReferenceOptions {
  /** The day of the decision, `YYYY-MM-DD`. */
  asOf: string;
  /** The day on which parameters are looked up; by default `asOf`. */
  parametersAsOf?: string;
  /** Only records known by this day count. */
  asKnownOn?: string;
  /** The state before; by default the partner file's. */
  previous?: Previous;
  trace?: boolean;
  /** The facts of a day, in place of those made from the partner file. */
  factsOn?: (day: string) => FactSet;
  /** The program's hash where it is known already. */
  hash?: string;
}

const models = new WeakMap<Program, FactModel>();
const hashes = new WeakMap<Program, string>();

function remembered<V>(known: WeakMap<Program, V>, program: Program, make: (program: Program) => V): V {
  const value = known.get(program) ?? make(program);
  known.set(program, value);
  return value;
}

/** Each day's facts once. */
function byDay(make: (day: string) => Promise<FactSet>): (day: string) => Promise<FactSet> {
  const days = new Map<string, Promise<FactSet>>();
  return (day) => {
    const facts = days.get(day) ?? make(day);
    days.set(day, facts);
    return facts;
  };
}

async function decideSession(
  session: Session,
  previous: Previous | undefined,
  dates: Dates,
  lines: Lines,
  trace: boolean,
): Promise<Pick<Decision, 'tracks' | 'benefits' | 'stacking' | 'deal' | 'trace'>> {
  const { program } = session;
  const facts = await session.factsOn(dates.asOf);
  const { applies, decided } = await decideTracks(session, previous, dates);
  const builtIns = partnerBuiltIns(program, facts, decided);
  const benefits = await decideBenefits(session, decided, dates, builtIns);
  const listed = Object.entries(program.stacking ?? {}).filter(([, { of }]) => benefits.some(({ benefit }) => of.includes(benefit.id)));
  const stacks = await Promise.all(listed.map(([id, stack]) => decideStack(session, id, stack, benefits)));
  const deal = hasDeal(session, facts) ? await decideDeal(session, lines, decided, benefits, stacks, dates, builtIns) : undefined;
  return {
    tracks: decided.flatMap(entriesOf),
    benefits: benefits.map((benefit) => shownBenefit(session, benefit)),
    stacking: stacks.map(({ shown }) => shown),
    ...(deal && { deal }),
    ...(trace && { trace: await traceOf(session, applies, decided, dates) }),
  };
}

/**
 * The decision by json-rules-engine: every condition of the document runs there as it is written, whoever asks it. Slow
 * and plain: the oracle of the row evaluator, whose decisions are the same byte for byte. Problems with the partner's data
 * (PDL4xx) are its outcome.
 */
export async function decideByReference(program: Program, data: PartnerData, options: ReferenceOptions): Promise<Outcome<Decision>> {
  const { asOf, parametersAsOf = asOf, asKnownOn, factsOn, trace = false } = options;
  const model = remembered(models, program, compileFacts);
  const prepared = model.prepare(data);
  if (!prepared.ok) return prepared;
  const exponent = currencyExponent(program.currency) ?? 2;
  const filters = new AskedFilters(program, exponent);
  const known = { ...(asKnownOn !== undefined && { asKnownOn }) };
  const parametersOn = (day: string) => (parametersAsOf === asOf ? day : parametersAsOf);
  const make = async (day: string) =>
    factsOn?.(day) ?? filters.facts((filter) => model.facts(prepared.value, day, { filter, parametersAsOf: parametersOn(day), ...known }));
  const session = createSession(program, exponent, exceptionsOf(prepared.value), byDay(make));
  const problems = [...prepared.problems, ...(await session.factsOn(asOf)).problems];
  if (problems.some(({ severity }) => severity === 'error')) return { ok: false, problems };
  const previous = options.previous ?? prepared.value.previous ?? undefined;
  const dates = { asOf, parametersAsOf };
  const lines = model.recordsOf(prepared.value, 'dealLine');
  const { trace: made, ...decided } = await decideSession(session, previous, dates, lines, trace);
  const exceptions = exceptionsApplied(session.exceptions, asOf);
  const decision: Decision = {
    program: program.program,
    version: program.version,
    hash: options.hash ?? remembered(hashes, program, hashProgram),
    engineVersion: ENGINE_VERSION,
    asOf,
    ...(parametersAsOf !== asOf && { parametersAsOf }),
    partner: data.id,
    ...decided,
    ...(exceptions.length > 0 && { exceptions }),
    ...(made && { trace: made }),
  };
  return { ok: true, value: decision, problems };
}
