import { type Json, toMajor } from '@tierwright/program';
import type { LifecycleProgram } from '../../machine/lifecycle-program.ts';
import type { Instant } from '../../time/instant.ts';
import type { Deal } from '../deal.ts';
import type { DealFacts } from '../deal-facts.ts';
import { intakeOf } from './intake.ts';
import { lookAt } from './look.ts';

/** What a deal adds to its partner's file, so that `decide` decides it: facts as they are given, and its lines as records. */
export interface GivenOfDeal {
  /** Money in major units. */
  readonly facts: Readonly<Record<string, Json>>;
  readonly lines: readonly Json[] | undefined;
}

/** S11: what the decision of a deal at an instant is made of, besides what is known of its partner. */
export function givenOfDeal(program: LifecycleProgram, deal: Deal, now: Instant, facts: DealFacts): GivenOfDeal {
  const { own, placed, answers } = lookAt(program, deal, now, facts);
  const { currency } = program.program;
  const money = new Set(intakeOf(program).form.flatMap(({ id, type }) => (type === 'money' ? [`deal.${id}`] : [])));
  const given: Record<string, Json> = {};
  for (const [id, value] of Object.entries({ ...own, 'deal.place': placed.place })) {
    given[id] = typeof value === 'number' && money.has(id) ? toMajor(value, currency) : (value as Json);
  }
  return { facts: given, lines: answers.lines };
}
