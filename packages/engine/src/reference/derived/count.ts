import type { Status } from '@tierwright/facts';
import type { CountOf } from '@tierwright/program';
import type { Context } from '../context.ts';
import { waivers } from '../exceptions.ts';
import { bounded, type Reading } from '../reading.ts';
import { requirementOf } from '../reads.ts';
import type { Session } from '../session.ts';

/** ENG-C5, ENG-C6: the status of a requirement in a context; a waived one is met. */
export async function requirementStatus(session: Session, id: string, context: Context): Promise<Status> {
  if (waivers(session.exceptions, context).has(id)) return 'met';
  return (await session.evaluate(requirementOf(session.program, id), context)).status;
}

/** ENG-D1: how many are met; those unknown may be. */
export async function countReading(session: Session, { count }: CountOf, context: Context): Promise<Reading> {
  const statuses = await Promise.all(count.map((id) => requirementStatus(session, id, context)));
  const met = statuses.filter((status) => status === 'met').length;
  const unknown = statuses.filter((status) => status === 'unknown').length;
  return bounded('integer', met, met + unknown);
}
