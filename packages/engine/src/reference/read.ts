import type { FactSet, FactValue } from '@tierwright/facts';
import { type Context, groupBy } from './context.ts';
import { derivedReading } from './derived/derived-reading.ts';
import { groupFieldOf, inGroup } from './groups.ts';
import { parameterReading } from './parameter.ts';
import type { Reading } from './reading.ts';
import type { Session } from './session.ts';
import { typeOfValue } from './value-type.ts';

const isGroups = (value: unknown): value is Readonly<Record<string, FactValue>> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** A fact, or a derived value that the caller gave: by group only in a group of its field. */
function givenOrFact(session: Session, facts: FactSet, id: string, context: Context): FactValue {
  const value = Object.hasOwn(facts.values, id) ? (facts.values[id] ?? null) : null;
  const by = groupFieldOf(session.program, id);
  if (by !== undefined) {
    const group = groupBy(context, by);
    return group === undefined ? null : inGroup(facts, id, group);
  }
  if (!isGroups(value)) return value as FactValue;
  const group = context.group?.value;
  return group !== undefined && Object.hasOwn(value, group) ? (value[group] ?? null) : null;
}

/** What an id stands for in a context: built-in, today, the group, a parameter, a derived value or a fact. */
export async function read(session: Session, id: string, context: Context): Promise<Reading> {
  const builtIn = context.builtIns?.get(id);
  if (builtIn) return builtIn;
  if (id === 'today') return { type: 'date', value: context.day };
  const { program } = session;
  if (program.parameters?.[id]) return parameterReading(session, id, context);
  const facts = await session.factsOn(context.day);
  if (program.derived?.[id] && !facts.given.has(id)) return derivedReading(session, id, context);
  const group = program.facts?.[id] ? undefined : groupBy(context, id);
  if (group !== undefined) return { type: 'enum', value: group };
  return { type: typeOfValue(program, id).type, value: givenOrFact(session, facts, id, context) };
}
