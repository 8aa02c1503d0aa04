import type { LifecycleProgram } from '../../machine/lifecycle-program.ts';
import { intakeOf } from './intake.ts';
import { areAlike } from './likeness.ts';

/**
 * D5: whether deals of customers with these names (`CustomerKeys.sortedName`, of one country) may be looked at as likely
 * duplicates of each other: what stores look candidates up by. Never, where the program does not look for them.
 */
export function mayBeDuplicates(program: LifecycleProgram): (one: string, other: string) => boolean {
  const likely = intakeOf(program).checks.filter(({ check }) => check.on === 'likelyDuplicate');
  return (one, other) => likely.some(({ similar }) => areAlike(one, other, similar));
}
