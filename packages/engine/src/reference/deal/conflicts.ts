import type { FactSet } from '@tierwright/facts';
import { CHECK_OUTCOMES, CHECKS, type Check, type CheckName, type CheckOutcome } from '@tierwright/program';
import type { Context } from '../context.ts';
import { givenValue } from '../partner-built-ins.ts';
import type { Session } from '../session.ts';

export type Conflict = 'clear' | 'hit' | 'unknown';

/** ENG-R2: what was found for a check: as given, else a public tender where the deal says so, and all else clear. */
function conflictOf(facts: FactSet, check: CheckName): Conflict {
  const id = `conflict.${check}`;
  const given = givenValue(facts, id);
  if (given === 'clear' || given === 'hit' || given === 'unknown') return given;
  if (facts.given.has(id)) return 'unknown';
  if (check !== 'publicTender' || !facts.given.has('deal.tender')) return 'clear';
  const tender = givenValue(facts, 'deal.tender');
  return tender === null ? 'unknown' : tender ? 'hit' : 'clear';
}

export const conflictsOf = (facts: FactSet): ReadonlyMap<CheckName, Conflict> =>
  new Map(CHECKS.map((check) => [check, conflictOf(facts, check)]));

/** Checks that run where the document names none. */
const DEFAULT_CHECKS: readonly Check[] = [
  { on: 'otherPartner', then: 'adjudicate' },
  { on: 'likelyDuplicate', then: 'adjudicate' },
];

export interface Hit {
  check: Check;
  then: CheckOutcome;
}

async function hitOf(session: Session, check: Check, conflict: Conflict, context: Context): Promise<Hit[]> {
  if (conflict === 'clear') return [];
  if (conflict === 'unknown') return [{ check, then: check.then === 'note' ? 'note' : 'adjudicate' }];
  const cleared = check.unless && (await session.evaluate(check.unless, context)).status === 'met';
  return cleared ? [] : [{ check, then: check.then }];
}

/** ENG-R2: the checks that act: those whose outcome is the strictest of all. */
export async function strictestHits(session: Session, facts: FactSet, context: Context): Promise<Hit[]> {
  const checks = session.program.dealRegistration?.conflicts?.checks ?? DEFAULT_CHECKS;
  const hits = (await Promise.all(checks.map((check) => hitOf(session, check, conflictOf(facts, check.on), context)))).flat();
  const strictest = CHECK_OUTCOMES.find((outcome) => hits.some(({ then }) => then === outcome));
  return hits.filter(({ then }) => then === strictest);
}
