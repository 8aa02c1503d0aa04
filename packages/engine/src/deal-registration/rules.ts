import type { Rule, Rules, Then } from '@tierwright/program';
import type { Frame } from '../compile/frame.ts';
import type { TierContext } from '../compile/scope.ts';

/** What the deal rules say (ENG-R5). */
export interface RuleFound {
  then: Then;
  /** The rule's id, or `otherwise`. */
  by: string;
  title: string;
}

const strictness = (then: Then): number => (then === 'reject' ? 2 : then === 'approve' ? 0 : 1);

/** The rule that decides (ENG-R5): an unknown rule that is stricter makes `otherwise` hold. The frame has entered the context. */
export function decidingRule({ hitPolicy, list, otherwise }: Rules, context: TierContext, frame: Frame): RuleFound {
  let found: Rule | undefined;
  let strictestUnknown = -1;
  for (const rule of list) {
    const status = context.condition(rule.when).status(frame);
    if (status === 'unknown') strictestUnknown = Math.max(strictestUnknown, strictness(rule.then));
    else if (status === 'met' && (found === undefined || strictness(rule.then) > strictness(found.then))) {
      found = rule;
      if (hitPolicy === 'first') break;
    }
  }
  if (!found || strictestUnknown > strictness(found.then)) return { then: otherwise.then, by: 'otherwise', title: otherwise.title };
  return { then: found.then, by: found.id, title: found.title };
}
