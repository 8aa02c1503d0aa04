import type { ItemReading } from '@tierwright/engine';
import type { LifecycleProgram } from '../../machine/lifecycle-program.ts';
import type { Instant } from '../../time/instant.ts';
import type { Deal } from '../deal.ts';
import type { DealFacts } from '../deal-facts.ts';
import { lookAt } from './look.ts';

/** S11: the reading of a deal at an instant, with everything given that its conditions may read: place, conflicts, idle days. */
export function readDeal(program: LifecycleProgram, deal: Deal, now: Instant, facts: DealFacts): ItemReading {
  return lookAt(program, deal, now, facts).reading;
}
