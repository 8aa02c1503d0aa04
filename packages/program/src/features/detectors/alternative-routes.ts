import type { Condition } from '../../conditions/schema.ts';
import type { Program } from '../../document/schema.ts';
import type { Detector } from '../feature.ts';
import { decidingConditions, leavesOf, partsOf } from '../leaves.ts';

/** One of several ways is enough. A branch that asks which reading is in use is a switch, not a way. */
export const alternativeRoutes: Detector = (program) =>
  decidingConditions(program)
    .flatMap(({ condition, pointer }) => partsOf(condition, pointer))
    .filter(({ condition }) => 'any' in condition && condition.any.length > 1 && !condition.any.some((branch) => isSwitch(program, branch)))
    .map(({ pointer }) => pointer);

const isSwitch = (program: Program, branch: Condition) =>
  leavesOf(branch, '').some(({ leaf }) => program.parameters?.[leaf.fact] !== undefined && leaf.operator === 'equal');
