import type { DealRegistration } from '@tierwright/program';
import { moved, nextDay } from '../calendar/dates.ts';
import type { Frame } from '../compile/frame.ts';
import { reader } from '../compile/operand.ts';
import type { TierContext } from '../compile/scope.ts';
import { submittedOn } from './deal-values.ts';

const DEFAULT_PROTECTION = 'P90D';
const isWholeDays = (term: string): boolean => !term.includes('T');

/** ENG-R9: the first day without protection; null where the lifecycle's clocks are needed or the term is not known. */
export function protectedUntil({ protection }: DealRegistration, context: TierContext, frame: Frame): string | null {
  const written = protection?.for ?? DEFAULT_PROTECTION;
  const term = typeof written === 'object' && 'fact' in written ? reader(context.operand(written.fact))(frame) : written;
  const start = protection?.from === 'submission' ? submittedOn(frame) : frame.day;
  if (typeof term !== 'string' || typeof start !== 'string' || !isWholeDays(term)) return null;
  return nextDay(moved(start, term, 1));
}
