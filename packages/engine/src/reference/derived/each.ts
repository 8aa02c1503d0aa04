import type { EachOf } from '@tierwright/program';
import { type Context, insideGroup } from '../context.ts';
import { groupsOf } from '../groups.ts';
import { bounded, type Reading } from '../reading.ts';
import { allReads } from '../reads.ts';
import type { Session } from '../session.ts';

/** ENG-D5: in how many groups the condition is met; unknown groups may be among them. */
export async function eachReading(session: Session, { each, where }: EachOf, context: Context): Promise<Reading> {
  const facts = await session.factsOn(context.day);
  const groups = groupsOf(session.program, facts, each, allReads(session.program, where));
  const evaluated = await Promise.all(groups.map((value) => session.evaluate(where, insideGroup(context, { field: each, value }))));
  const met = evaluated.filter(({ status }) => status === 'met').length;
  const unknown = evaluated.filter(({ status }) => status === 'unknown').length;
  return bounded('integer', met, met + unknown);
}
