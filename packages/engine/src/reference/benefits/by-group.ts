import type { Benefit, Condition, Parameter, Program } from '@tierwright/program';
import { groupFieldOf } from '../groups.ts';
import { directReads, readsOfDerived, requirementOf } from '../reads.ts';
import { parameterOf } from './holder.ts';

const readsOf = (program: Program, condition: Condition) => directReads(condition, (id) => requirementOf(program, id));

const parameterDepends = (program: Program, { at, variants = [] }: Parameter, field: string): boolean =>
  (at !== undefined && idDepends(program, at, field)) || variants.some(({ when }) => conditionDepends(program, when, field));

/** Whether the value of an id is another one in another group of a field. `each` asks its own groups. */
function idDepends(program: Program, id: string, field: string): boolean {
  const parameter = program.parameters?.[id];
  if (parameter) return parameterDepends(program, parameter, field);
  const derived = program.derived?.[id];
  if (!derived) return program.facts?.[id] ? groupFieldOf(program, id) === field : id === field;
  if ('each' in derived) return false;
  return readsOfDerived(derived, (requirement) => requirementOf(program, requirement)).some((read) => idDepends(program, read, field));
}

const conditionDepends = (program: Program, condition: Condition, field: string): boolean =>
  [...readsOf(program, condition)].some((id) => idDepends(program, id, field));

const hasTiers = ({ byTier, variants = [] }: Parameter): boolean =>
  byTier !== undefined || variants.some((variant) => variant.byTier !== undefined);

/** ENG-B3: whether a benefit of a track by a group field is decided for each group. */
export function isByGroup(program: Program, benefit: Benefit, field: string): boolean {
  if (benefit.when && conditionDepends(program, benefit.when, field)) return true;
  const parameter = parameterOf(program, benefit);
  const basisByGroup = benefit.basis !== undefined && groupFieldOf(program, benefit.basis) === field;
  return basisByGroup && parameter !== undefined && (hasTiers(parameter) || parameterDepends(program, parameter, field));
}
