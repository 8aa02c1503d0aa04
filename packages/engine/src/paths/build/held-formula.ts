import type { Status } from '@tierwright/facts';
import type { HeldOf } from '@tierwright/program';
import { nextDay } from '../../calendar/dates.ts';
import { reader } from '../../compile/operand.ts';
import { heldPeriod } from '../../derived/held-period.ts';
import { readable } from '../../model/readable.ts';
import { type Formula, MET, MISSED, Settled, UNKNOWN } from '../formula/formula.ts';
import { allOf, anyOf } from '../formula/group.ts';
import { NotTaken, type Place } from './place.ts';

const BIT = { met: MET, missed: MISSED, unknown: UNKNOWN } as const satisfies Record<Status, number>;

/** ENG-H3: what is moved is moved today, so of a period only today can differ. */
export function heldFormula(place: Place, derived: HeldOf, today: () => Formula): Formula {
  const { context, frame, movables } = place;
  const { program } = context.at.compiled;
  const { trailing } = derived;
  let term = typeof trailing === 'string' ? trailing : null;
  if (typeof trailing === 'object') {
    const { facts } = readable(program, [], [trailing.fact]);
    if (movables.some(({ fact }) => facts.includes(fact))) throw new NotTaken(trailing.fact);
    term = reader(context.operand(trailing.fact))(frame) as string | null;
  }
  const period = heldPeriod(frame.day, term, derived.calendar, program.calendar?.yearStarts);
  if (period === null || period.from > period.through) return new Settled(UNKNOWN);
  const deciding = derived.days === 'any' ? MET : MISSED;
  const statusOn = context.statusByDay(frame, derived.held);
  const parts: Formula[] = [];
  for (let day = period.from; day <= period.through; day = nextDay(day)) {
    if (day === frame.day) {
      parts.push(today());
      continue;
    }
    const status = BIT[statusOn(day)];
    if (status === deciding) return new Settled(deciding);
    if (status === UNKNOWN) parts.push(new Settled(UNKNOWN));
  }
  return derived.days === 'any' ? anyOf(parts) : allOf(parts);
}
