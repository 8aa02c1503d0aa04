import { checkCondition } from '../conditions/check-condition.ts';
import { definitionScope } from '../conditions/scope.ts';
import type { Examination } from '../examination.ts';

export function checkRequirements(x: Examination): void {
  for (const [id, requirement] of Object.entries(x.program.requirements ?? {}))
    checkCondition(x, requirement.when, `/requirements/${id}/when`, definitionScope());
}
