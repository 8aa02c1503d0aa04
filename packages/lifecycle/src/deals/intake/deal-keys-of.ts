import type { LifecycleProgram } from '../../machine/lifecycle-program.ts';
import type { Deal } from '../deal.ts';
import type { DealKeys } from './deal-keys.ts';
import { intakeOf } from './intake.ts';

/**
 * D5: what a registration is looked up by: candidates for the same deal share one of the customer's keys, those for likely
 * duplicates its country. Read by the form of `program`, also where the deal runs under another version.
 */
export function dealKeys(program: LifecycleProgram, deal: Pick<Deal, 'answers'>): DealKeys {
  return intakeOf(program).keys(deal.answers);
}
