import type { DealRegistration } from '@tierwright/program';
import fc from 'fast-check';
import type { LifecycleProgram } from '../machine/lifecycle-program.ts';
import { byAmount, program } from './deal-programs.fixture.ts';

// For tests with random conflicts: who is first, what another partner's registration does, what happens to those behind.

type Conflicts = NonNullable<DealRegistration['conflicts']>;

export const conflictRules = fc.record({
  priority: fc.constantFrom<NonNullable<Conflicts['priority']>>('firstSubmitted', 'firstApproved'),
  displaced: fc.constantFrom<NonNullable<Conflicts['displaced']>>('revoke', 'nextPlace'),
  firstEnds: fc.constantFrom<NonNullable<Conflicts['firstEnds']>>('keep', 'promote'),
  places: fc.constantFrom<number[]>([100], [100, 50], [100, 50, 25, 10]),
  then: fc.constantFrom('reject', 'adjudicate', 'wait', 'nextPlace', 'note'),
});
type ConflictRules = typeof conflictRules extends fc.Arbitrary<infer T> ? T : never;

const compiled = new Map<string, LifecycleProgram>();
/** The program with these conflicts, made once. */
export function programOf({ then, ...conflicts }: ConflictRules): LifecycleProgram {
  const key = JSON.stringify([conflicts, then]);
  let one = compiled.get(key);
  if (!one) {
    const checks = [{ on: 'otherPartner', then }] as Conflicts['checks'];
    one = program({
      conflicts: { ...conflicts, ...(checks ? { checks } : {}), adjudication: 'conflict' },
      rules: byAmount(1000, 100_000),
      pricing: { percent: 12 },
      resubmit: { times: 5 },
      protection: { for: 'P60D', extend: { by: 'P10D', approval: 'desk', times: 2 }, inactive: { after: 'P30D' } },
    });
    compiled.set(key, one);
  }
  return one;
}
