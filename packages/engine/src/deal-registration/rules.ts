import type { Rule, Rules, Then } from '@tierwright/program';
import { enter, type Frame } from '../compile/frame.ts';
import type { TierContext } from '../compile/scope.ts';

export interface RuleFound {
  then: Then;
  by: string;
  title: string;
}

const strictness = (then: Then): number => (then === 'reject' ? 2 : then === 'approve' ? 0 : 1);

/** The rule that decides (ENG-R5): an unknown rule that is stricter makes `otherwise` hold. */
export function decidingRule(rules: Rules, context: TierContext, frame: Frame): RuleFound {
  const otherwise: RuleFound = { then: rules.otherwise.then, by: 'otherwise', title: rules.otherwise.title };
  const statuses = rules.list.map((rule) => {
    enter(frame);
    return { rule, status: context.condition(rule.when).status(frame) };
  });
  const met = statuses.filter((entry) => entry.status === 'met').map((entry) => entry.rule);
  const found: Rule | undefined =
    rules.hitPolicy === 'first'
      ? met[0]
      : met.reduce<Rule | undefined>((best, rule) => (best && strictness(best.then) >= strictness(rule.then) ? best : rule), undefined);
  if (!found) return otherwise;
  const considered = rules.hitPolicy === 'first' ? statuses.slice(0, rules.list.indexOf(found)) : statuses;
  const isHidden = considered.some((entry) => entry.status === 'unknown' && strictness(entry.rule.then) > strictness(found.then));
  return isHidden ? otherwise : { then: found.then, by: found.id, title: found.title };
}
