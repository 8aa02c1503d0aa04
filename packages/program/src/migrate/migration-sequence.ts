import type { Migration } from './migration.ts';

/**
 * Checks that steps are numbered `pdl/1`, `pdl/2`, … without a gap, that each begins where the one before ends, and
 * that the last ends at the newest version. A sequence that does not is a bug: it throws.
 */
export function migrationSequence(steps: readonly Migration[], newest: string): readonly Migration[] {
  for (const [index, step] of steps.entries()) {
    const before = steps[index - 1];
    if (step.id !== `pdl/${index + 1}`) throw new Error(`Migration ${index + 1} is called ${step.id}, not pdl/${index + 1}`);
    if (before && before.to !== step.from)
      throw new Error(`Migration ${step.id} begins at ${step.from}, but ${before.id} ends at ${before.to}`);
  }
  const last = steps.at(-1);
  if (last && last.to !== newest) throw new Error(`The last migration, ${last.id}, ends at ${last.to}, not at ${newest}`);
  return steps;
}
