import { addDuration, fromDay, toDay } from '@tierwright/facts';
import type { FactRef, Keep } from '@tierwright/program';
import type { Context } from '../context.ts';
import { exactValue } from '../reading.ts';
import type { Session } from '../session.ts';

/** A text value of an id, such as a date; `null` where it is unknown. */
async function textOf(session: Session, id: string, context: Context): Promise<string | null> {
  const value = exactValue(await session.read(id, context));
  return typeof value === 'string' ? value : null;
}

/** A duration written out or of a parameter; `null` where it is unknown. */
export const durationOf = async (session: Session, duration: string | FactRef, context: Context): Promise<string | null> =>
  typeof duration === 'string' ? duration : textOf(session, duration.fact, context);

/** The first day outside an entry's time: undefined where it has no end, `null` where that is unknown. */
async function endOf(session: Session, entry: Keep, context: Context): Promise<string | null | undefined> {
  if (entry.until !== undefined) return entry.until;
  if (entry.for === undefined) return undefined;
  if (entry.since === undefined) return null;
  const since = await textOf(session, entry.since, context);
  const duration = await durationOf(session, entry.for, context);
  return since === null || duration === null ? null : fromDay(addDuration(toDay(since), duration, 1));
}

const whenMet = async (session: Session, { when }: Keep, context: Context): Promise<boolean> =>
  !when || (await session.evaluate(when, context)).status === 'met';

async function isInForce(session: Session, entry: Keep, context: Context): Promise<boolean> {
  if (!(await whenMet(session, entry, context))) return false;
  const since = entry.since === undefined ? context.day : await textOf(session, entry.since, context);
  const end = await endOf(session, entry, context);
  return since !== null && since <= context.day && end !== null && (end === undefined || context.day < end);
}

/** ENG-S7: whether a keep is in force on the context's day. */
export async function isKept(session: Session, entries: readonly Keep[], context: Context): Promise<boolean> {
  for (const entry of entries) if (await isInForce(session, entry, context)) return true;
  return false;
}

/** ENG-S1: whether an entry's time is over on the context's day. */
export const endsOn = async (session: Session, entry: Keep, context: Context): Promise<boolean> =>
  (await whenMet(session, entry, context)) && (await endOf(session, entry, context)) === context.day;
