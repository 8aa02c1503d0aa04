import type { Rules, Then } from '../../deal-registration/schema.ts';
import { checkCondition } from '../conditions/check-condition.ts';
import { dealScope } from '../conditions/scope.ts';
import type { Examination } from '../examination.ts';
import { checkChain, checkUnique } from '../references.ts';

/** Reasons that registration itself gives; a rule of that name could not be told from them. */
const OWN_REASONS: ReadonlySet<string> = new Set(['otherwise', 'notEligible', 'couldNotCheck', 'distribution']);

export function checkRules(x: Examination, rules: Rules, pointer: string): void {
  checkUnique(x, rules.list, `${pointer}/list`, 'rule');
  rules.list.forEach((rule, index) => {
    const at = `${pointer}/list/${index}`;
    checkCondition(x, rule.when, `${at}/when`, dealScope());
    checkThen(x, rule.then, `${at}/then`);
    if (OWN_REASONS.has(rule.id) || rule.id.startsWith('conflict.'))
      x.report.add('PDL204', `${at}/id`, `\`${rule.id}\` is a reason that registration gives by itself.`, {
        value: rule.id,
        expected: 'another id',
      });
  });
  checkThen(x, rules.otherwise.then, `${pointer}/otherwise/then`);
}

function checkThen(x: Examination, then: Then, pointer: string): void {
  if (typeof then === 'object') checkChain(x, then.route, `${pointer}/route`);
}
