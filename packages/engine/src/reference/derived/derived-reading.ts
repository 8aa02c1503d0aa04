import type { Derived } from '@tierwright/program';
import type { Context } from '../context.ts';
import type { Reading } from '../reading.ts';
import type { Session } from '../session.ts';
import { typeOfValue } from '../value-type.ts';
import { extremeReading, sumReading } from './combined.ts';
import { countReading } from './count.ts';
import { eachReading } from './each.ts';
import { heldReading } from './held.ts';
import { ratioReading } from './ratio.ts';
import { scoreReading } from './score.ts';

function readingOf(session: Session, derived: Derived, context: Context): Promise<Reading> {
  if ('count' in derived) return countReading(session, derived, context);
  if ('score' in derived) return scoreReading(session, derived, context);
  if ('ratio' in derived) return ratioReading(session, derived, context);
  if ('sum' in derived) return sumReading(session, derived, context);
  if ('each' in derived) return eachReading(session, derived, context);
  if ('held' in derived) return heldReading(session, derived, context);
  return extremeReading(session, derived, context);
}

/** A derived value in a context, by what it is made of (ENG-D1 to ENG-D7). */
export async function derivedReading(session: Session, id: string, context: Context): Promise<Reading> {
  const derived = session.program.derived?.[id];
  if (!derived) throw new Error(`No derived value ${id}`);
  return { ...(await readingOf(session, derived, context)), type: typeOfValue(session.program, id).type };
}
