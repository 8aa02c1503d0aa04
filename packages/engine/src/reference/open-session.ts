import { compileFacts, type FactModel, type FactSet, type PartnerData } from '@tierwright/facts';
import { currencyExponent, type Outcome, type Previous, type Program } from '@tierwright/program';
import { createSession } from './create-session.ts';
import type { Lines } from './deal/deal.ts';
import { exceptionsOf } from './exceptions.ts';
import { AskedFilters } from './filter-port.ts';
import type { Session } from './session.ts';

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

/** A partner whose data fit the program, ready to be decided. */
export interface Opened {
  session: Session;
  previous: Previous | undefined;
  lines: Lines;
}

const models = new WeakMap<Program, FactModel>();

function modelOf(program: Program): FactModel {
  const model = models.get(program) ?? compileFacts(program);
  models.set(program, model);
  return model;
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

/** A partner's data checked against the program, with its facts by day; or the problems with the data (PDL4xx). */
export async function openSession(program: Program, data: PartnerData, options: ReferenceOptions): Promise<Outcome<Opened>> {
  const { asOf, parametersAsOf = asOf, asKnownOn, factsOn } = options;
  const model = modelOf(program);
  const prepared = model.prepare(data);
  if (!prepared.ok) return prepared;
  const partner = prepared.value;
  const exponent = currencyExponent(program.currency) ?? 2;
  const filters = new AskedFilters(program, exponent);
  const known = { ...(asKnownOn !== undefined && { asKnownOn }) };
  const parametersOn = (day: string) => (parametersAsOf === asOf ? day : parametersAsOf);
  const make = async (day: string) =>
    factsOn?.(day) ?? filters.facts((filter) => model.facts(partner, day, { filter, parametersAsOf: parametersOn(day), ...known }));
  const session = createSession(program, exponent, exceptionsOf(partner, asKnownOn), byDay(make));
  const problems = [...prepared.problems, ...(await session.factsOn(asOf)).problems];
  if (problems.some(({ severity }) => severity === 'error')) return { ok: false, problems };
  const previous = options.previous ?? partner.previous ?? undefined;
  return { ok: true, value: { session, previous, lines: model.recordsOf(partner, 'dealLine') }, problems };
}
