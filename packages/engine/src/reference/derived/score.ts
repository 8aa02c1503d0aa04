import type { Num, ScoreOf, ScorePart, ValueType } from '@tierwright/program';
import type { Context } from '../context.ts';
import { exactSum } from '../exact.ts';
import { literalReading } from '../parameter.ts';
import { bounded, exactNumber, type Reading } from '../reading.ts';
import type { Session } from '../session.ts';

/** A number, or the value of a parameter; a literal is of the type it is measured against. */
async function numberOf(session: Session, num: Num, type: ValueType, context: Context): Promise<number | null> {
  if (typeof num === 'number') return exactNumber(literalReading(type, num, session.program.currency));
  return exactNumber(await session.read(num.fact, context));
}

interface Points {
  least: number;
  most: number;
}
const known = (points: number): Points => ({ least: points, most: points });

async function pointsOf(session: Session, part: ScorePart, context: Context): Promise<Points> {
  const points = await numberOf(session, part.points, 'number', context);
  const unknown: Points = { least: 0, most: points ?? 0 };
  if ('when' in part) {
    const { status } = await session.evaluate(part.when, context);
    if (status === 'missed') return known(0);
    return status === 'unknown' || points === null ? unknown : known(points);
  }
  const measured = await session.read(part.per, context);
  const value = exactNumber(measured);
  const full = await numberOf(session, part.full, measured.type, context);
  if (value === null || full === null || points === null || !(full > 0)) return unknown;
  return known((points * Math.min(Math.max(value, 0), full)) / full);
}

/** ENG-D2: parts added in declared order; an unknown part may give all its points. */
export async function scoreReading(session: Session, { score }: ScoreOf, context: Context): Promise<Reading> {
  const parts = await Promise.all(score.map((part) => pointsOf(session, part, context)));
  const least = exactSum(parts.map((part) => part.least));
  return bounded('number', least, exactSum(parts.map((part) => part.most)));
}
