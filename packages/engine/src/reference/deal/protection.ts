import { addDuration, fromDay, parseDuration, toDay } from '@tierwright/facts';
import type { TermValue } from '@tierwright/program';
import type { Context } from '../context.ts';
import { exactValue } from '../reading.ts';
import type { Session } from '../session.ts';

const DEFAULT_TERM = 'P90D';

/** A term in calendar time; `null` for business time, which the lifecycle counts, and where it is unknown. */
async function termOf(session: Session, term: TermValue, context: Context): Promise<string | null> {
  if (typeof term === 'string') return term;
  if ('business' in term) return null;
  const value = exactValue(await session.read(term.fact, context));
  return typeof value === 'string' ? value : null;
}

/** ENG-R9: the first day without protection. */
export async function protectedUntil(session: Session, submittedOn: string | null, context: Context): Promise<string | null> {
  const { protection } = session.program.dealRegistration ?? {};
  const term = await termOf(session, protection?.for ?? DEFAULT_TERM, context);
  const start = protection?.from === 'submission' ? submittedOn : context.day;
  if (term === null || start === null || parseDuration(term).seconds > 0) return null;
  return fromDay(addDuration(toDay(start), term, 1) + 1);
}
