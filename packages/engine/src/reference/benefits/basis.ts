import type { CountedRecord, FactSet } from '@tierwright/facts';
import type { Benefit } from '@tierwright/program';
import { type Context, groupBy, insideGroup } from '../context.ts';
import { groupFieldOf, groupsOf, isUnknownThroughout, recordKindOf } from '../groups.ts';
import { exactNumber } from '../reading.ts';
import type { Session } from '../session.ts';

/** The groups that a basis is summed over in a context: its own where the context is not in one of them. */
function summedGroups(session: Session, facts: FactSet, basis: string, context: Context): readonly string[] | undefined {
  const by = groupFieldOf(session.program, basis);
  return by === undefined || groupBy(context, by) !== undefined ? undefined : groupsOf(session.program, facts, by, [basis]);
}

/** ENG-B3: the basis in a context, by group summed over the groups; `null` where a part is unknown. */
export async function basisOf(session: Session, basis: string, context: Context): Promise<number | null> {
  const facts = await session.factsOn(context.day);
  const groups = summedGroups(session, facts, basis, context);
  if (!groups) return exactNumber(await session.read(basis, context));
  // Where the fact is unknown there are no groups to tell so.
  if (isUnknownThroughout(facts, basis)) return null;
  const field = groupFieldOf(session.program, basis) ?? '';
  const parts = await Promise.all(groups.map((value) => session.read(basis, insideGroup(context, { field, value }))));
  return parts.map(exactNumber).reduce<number | null>((sum, part) => (sum === null || part === null ? null : sum + part), 0);
}

/** The records of a basis in a context; undefined where it is given or not made from records (ENG-B6). */
export async function recordsOf(session: Session, { basis }: Benefit, context: Context): Promise<readonly CountedRecord[] | undefined> {
  const fact = basis === undefined ? undefined : session.program.facts?.[basis];
  if (basis === undefined || !fact || recordKindOf(session.program, fact) === undefined) return undefined;
  const facts = await session.factsOn(context.day);
  if (facts.given.has(basis)) return undefined;
  const groups = summedGroups(session, facts, basis, context);
  if (groups) return groups.flatMap((group) => facts.records(basis, group));
  return fact.by === undefined ? facts.records(basis) : facts.records(basis, groupBy(context, fact.by));
}
