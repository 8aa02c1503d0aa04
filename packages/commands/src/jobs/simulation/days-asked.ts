import { type PeriodUnit, parseDay } from '@tierwright/facts';
import type { LifecycleProgram } from '@tierwright/lifecycle';
import { stepDays } from '@tierwright/simulation';
import type { Answer } from '../../command/answer.ts';
import { refuse } from '../../command/refuse.ts';
import { daysOf } from '../../decisions/asked-partners.ts';
import type { SimulationAsked } from '../job-shapes.ts';
import type { SimulationInput } from './simulation-input.ts';

/** Days that a range may be looked at on. */
const MOST_STEPS = 400;

type Days = Pick<SimulationInput, 'days' | 'step'>;

/** Of a range: the days that are looked at, by the candidate's own year. */
export const rangeSteps = ({ days: { from, asOf }, step = 'quarter' }: Days, { program }: LifecycleProgram['compiled']): string[] =>
  from === undefined ? [] : stepDays(step, from, asOf, program.calendar?.yearStarts);

/** The days of a simulation, or of a range of them, or what is wrong with them. */
export function daysAsked(
  baseline: LifecycleProgram,
  candidate: LifecycleProgram['compiled'],
  now: number,
  asked: SimulationAsked,
): Answer<Days> {
  const { from, to, step, asOf, parametersAsOf, asKnownOn } = asked;
  const given = Object.entries({ from, to, asOf, parametersAsOf, asKnownOn });
  const wrong = given.find(([, day]) => day !== undefined && parseDay(day) === undefined);
  if (wrong) return refuse('CMD503', `There is no day ${wrong[1]}.`, { pointer: `/${wrong[0]}`, value: wrong[1] });
  if (asOf !== undefined && to !== undefined && asOf !== to)
    return refuse('CMD503', '`to` is the last day of a range, and `asOf` too.', { pointer: '/to', value: to, expected: asOf });
  const days = daysOf(baseline, now, to === undefined ? asked : { ...asked, asOf: to }) as SimulationInput['days'];
  if (from === undefined) {
    const [name, value] = to === undefined ? ['step', step] : ['to', to];
    if (value === undefined) return { ok: true, status: 200, body: { days } };
    return refuse('CMD503', `\`${name}\` belongs to a range of days.`, { pointer: `/${name}`, value, expected: '`from` beside it' });
  }
  if (from > days.asOf) return refuse('CMD503', `The range begins on ${from} and ends on ${days.asOf}.`, { pointer: '/from', value: from });
  const range: Days & { step: PeriodUnit } = { days: { ...days, from }, step: step ?? 'quarter' };
  const steps = rangeSteps(range, candidate).length;
  if (steps > MOST_STEPS)
    return refuse('CMD503', `The range has ${steps} steps.`, {
      pointer: '/step',
      value: range.step,
      expected: `${MOST_STEPS} steps at most`,
    });
  return { ok: true, status: 200, body: range };
}
