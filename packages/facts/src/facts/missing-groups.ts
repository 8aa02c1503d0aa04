import type { FactValue } from '../fact-set/fact-set.ts';
import type { FactPlan } from './fact-plan.ts';
import { valueOfCell } from './fact-scope.ts';

/**
 * The missing value for every word of the group field; nothing where groups are open. Without a prototype, since groups
 * have the names that partners gave to things.
 */
export function missingGroups({ groups, missing, type }: Pick<FactPlan, 'groups' | 'missing' | 'type'>): Record<string, FactValue> {
  const values: Record<string, FactValue> = Object.create(null);
  const value = valueOfCell(missing, type);
  for (const group of groups ?? []) values[group] = value;
  return values;
}
