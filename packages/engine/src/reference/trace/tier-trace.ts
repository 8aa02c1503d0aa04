import type { FactTrace, ParameterTrace, TierTrace } from '../../decision/decision.ts';
import { type Context, groupBy, insideGroup } from '../context.ts';
import { groupFieldOf, groupsOf, isUnknownThroughout } from '../groups.ts';
import { lookUp } from '../parameter.ts';
import type { TierEvaluated } from '../qualification.ts';
import { allReads } from '../reads.ts';
import type { Session } from '../session.ts';
import { shown } from '../show.ts';
import { typeOfValue } from '../value-type.ts';
import { conditionTrace, missedIn } from './condition-trace.ts';

const inOrder = (section: Readonly<Record<string, unknown>> | undefined, reads: ReadonlySet<string>): string[] =>
  Object.keys(section ?? {}).filter((id) => reads.has(id));

async function parameterTrace(session: Session, id: string, context: Context): Promise<ParameterTrace> {
  const answer = await lookUp(session, id, context);
  if (typeof answer === 'string') return { parameter: id, value: null };
  const { value, tier, from, variant } = answer;
  return {
    parameter: id,
    ...(tier !== undefined && { tier }),
    value: Array.isArray(value) ? [...new Set(value)].sort() : value,
    ...(from !== undefined && { from }),
    ...(variant !== undefined && { variant }),
  };
}

async function derivedTrace(session: Session, id: string, context: Context): Promise<FactTrace> {
  const derived = session.program.derived?.[id];
  const reading = await session.read(id, context);
  const given = (await session.factsOn(context.day)).given.has(id);
  const { unit } = typeOfValue(session.program, id);
  return {
    fact: id,
    title: derived?.title ?? id,
    type: reading.type,
    ...(unit !== undefined && { unit }),
    value: shown(reading, session.program.currency),
    ...(reading.atMost !== undefined && { atMost: reading.atMost }),
    ...(given && { given }),
  };
}

/** Whether an id is unknown; a fact by another group than the context's is where it is in any of its groups. */
async function isUnknown(session: Session, id: string, context: Context): Promise<boolean> {
  const field = groupFieldOf(session.program, id);
  if (field === undefined || groupBy(context, field) !== undefined) return (await session.read(id, context)).value === null;
  const facts = await session.factsOn(context.day);
  if (isUnknownThroughout(facts, id)) return true;
  const groups = groupsOf(session.program, facts, field, [id]);
  const readings = await Promise.all(groups.map((value) => session.read(id, insideGroup(context, { field, value }))));
  return readings.some(({ value }) => value === null);
}

/** ENG-E5. */
async function unknownAmong(session: Session, ids: readonly string[], context: Context): Promise<string[]> {
  const unknown = await Promise.all(ids.map((id) => isUnknown(session, id, context)));
  return ids.filter((_, index) => unknown[index]);
}

/** ENG-E3. */
export async function tierTrace(session: Session, { tier, context, status, qualify }: TierEvaluated): Promise<TierTrace> {
  const { program } = session;
  const reads = tier.qualify ? allReads(program, tier.qualify) : new Set<string>();
  const facts = inOrder(program.facts, reads);
  const parameters = inOrder(program.parameters, reads);
  const derived = inOrder(program.derived, reads);
  return {
    tier: tier.id,
    title: tier.title,
    status,
    missed: qualify ? missedIn(qualify) : [],
    unknown: await unknownAmong(session, [...facts, ...parameters, ...derived], context),
    parameters: await Promise.all(parameters.map((id) => parameterTrace(session, id, context))),
    derived: await Promise.all(derived.map((id) => derivedTrace(session, id, context))),
    qualify: qualify && conditionTrace(program, qualify),
  };
}
