import { parseDay } from '@tierwright/facts';
import type { Fund, Outcome } from '@tierwright/program';
import { shapeProblems } from '../forms/check-answers.ts';
import { refusal } from '../machine/refusal.ts';
import type { RefusalCode } from '../machine/refusal-codes.ts';
import type { Plan } from './fund-request.ts';
import type { PlanDraft } from './messages.ts';
import { readCosts } from './read-costs.ts';

const isDay = (value: unknown): value is string => typeof value === 'string' && parseDay(value) !== undefined;

/** A plan as it is written, with its costs in minor units; refused with the first thing that is wrong (OPS104, OPS105, OPS210 …). */
export function readPlan(draft: PlanDraft, fund: Fund, currency: string, answersIn: string): Outcome<Plan> {
  const wrong = (code: RefusalCode, message: string, at: string, value: unknown, expected: string): Outcome<never> => ({
    ok: false,
    problems: [refusal(code, message, { pointer: `/plan${at}`, value, expected })],
  });
  if (typeof draft !== 'object' || draft === null) return wrong('OPS105', 'The plan is missing.', '', draft, 'a plan');
  const { activity, startsOn, endsOn, answers = {} } = draft;
  if (!fund.activities.some(({ id }) => id === activity)) {
    const ids = fund.activities.map(({ id }) => id).join(', ');
    return wrong('OPS104', 'The fund pays for no such activity.', '/activity', activity, `one of ${ids}`);
  }
  if (!isDay(startsOn)) return wrong('OPS105', 'The first day is missing.', '/startsOn', startsOn, 'a day YYYY-MM-DD');
  if (!isDay(endsOn) || endsOn < startsOn)
    return wrong('OPS105', 'The last day is missing or before the first.', '/endsOn', endsOn, `a day from ${startsOn} on`);
  if (typeof answers !== 'object' || answers === null || Array.isArray(answers))
    return wrong('OPS105', 'The answers are no object.', '/answers', answers, 'answers by field');
  const [unfit] = shapeProblems(fund.plan ?? [], answers, { pointer: '/plan/answers', currency: answersIn });
  if (unfit) return { ok: false, problems: [unfit] };
  const costs = readCosts(draft.costs, currency, '/plan/costs');
  return costs.ok ? { ok: true, value: { activity, startsOn, endsOn, costs: costs.value, answers }, problems: [] } : costs;
}
