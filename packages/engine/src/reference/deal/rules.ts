import type { Rule, Rules, Then } from '@tierwright/program';
import type { Context } from '../context.ts';
import type { Session } from '../session.ts';

export interface RuleOutcome {
  by: string;
  title: string;
  then: Then;
}

/** The strictest first: reject, route, approve. */
const strictness = (then: Then): number => (then === 'reject' ? 2 : then === 'approve' ? 0 : 1);

/** ENG-R5: the rule that holds. One that is unknown and stricter makes `otherwise` hold. */
export async function ruleThatHolds(session: Session, { hitPolicy, list, otherwise }: Rules, context: Context): Promise<RuleOutcome> {
  const asked = await Promise.all(list.map(async (rule) => ({ rule, status: (await session.evaluate(rule.when, context)).status })));
  const met = asked.filter(({ status }) => status === 'met').map(({ rule }) => rule);
  const strictest = met.reduce<Rule | undefined>(
    (best, rule) => (best && strictness(best.then) >= strictness(rule.then) ? best : rule),
    undefined,
  );
  const found = hitPolicy === 'first' ? met[0] : strictest;
  const standsBefore = ({ id }: Rule) =>
    hitPolicy !== 'first' || list.findIndex((rule) => rule.id === id) < list.findIndex((rule) => rule.id === found?.id);
  const stricter = asked.some(
    ({ rule, status }) => found && status === 'unknown' && strictness(rule.then) > strictness(found.then) && standsBefore(rule),
  );
  if (!found || stricter) return { by: 'otherwise', title: otherwise.title, then: otherwise.then };
  return { by: found.id, title: found.title, then: found.then };
}
