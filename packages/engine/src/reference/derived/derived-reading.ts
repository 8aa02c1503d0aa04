import type { Context } from '../context.ts';
import type { Reading } from '../reading.ts';
import type { Session } from '../session.ts';
import { extremeReading, sumReading } from './combined.ts';
import { countReading } from './count.ts';
import { eachReading } from './each.ts';
import { heldReading } from './held.ts';
import { ratioReading } from './ratio.ts';
import { scoreReading } from './score.ts';

/** A derived value in a context, by what it is made of (ENG-D1 to ENG-D6). */
export function derivedReading(session: Session, id: string, context: Context): Promise<Reading> {
  const derived = session.program.derived?.[id];
  if (!derived) throw new Error(`No derived value ${id}`);
  if ('count' in derived) return countReading(session, derived, context);
  if ('score' in derived) return scoreReading(session, derived, context);
  if ('ratio' in derived) return ratioReading(session, derived, context);
  if ('sum' in derived) return sumReading(session, derived, context);
  if ('each' in derived) return eachReading(session, derived, context);
  if ('held' in derived) return heldReading(session, derived, context);
  return extremeReading(session, derived, context);
}
