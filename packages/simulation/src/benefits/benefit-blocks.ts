import type { CompiledProgram, DecidedBenefit } from '@tierwright/engine';
import { HeldColumns } from '../held/held-columns.ts';
import { Plan } from '../plan/plan.ts';
import { TierPlanner } from '../plan/tier-planner.ts';
import { BLOCK } from '../run/block.ts';
import { BlockRunner } from '../run/block-runner.ts';
import type { ColumnSource } from '../run/column-source.ts';
import { columnsOfVersion } from '../snapshot/fact-columns.ts';
import { BenefitBlock } from './benefit-block.ts';
import type { BenefitPlans } from './benefit-terms.ts';
import { DecidedPartners } from './decided-partners.ts';
import type { HeldTiers } from './held-tiers.ts';
import { withStanding } from './partner-standing.ts';
import { planBenefits } from './plan-benefits.ts';
import { StackBlock } from './stack-block.ts';

/** What benefits are decided from: partners on a day, and what they hold then. */
export interface BenefitSource {
  readonly compiled: CompiledProgram;
  readonly day: string;
  /** The day whose parameters hold. */
  readonly parametersOn: string;
  /** Partners. */
  readonly count: number;
  /** Facts of the partners on the day, under their keys, and what is asked for of days before. */
  readonly facts: (held: HeldColumns) => ColumnSource;
  readonly idAt: (index: number) => string;
  readonly standings: readonly HeldTiers[];
}

interface PlannedBenefits {
  readonly days: string;
  readonly plan: Plan;
  readonly held: HeldColumns;
  readonly plans: BenefitPlans;
}

/** By version, as planned for the days that were asked for last. */
const planned = new WeakMap<CompiledProgram, PlannedBenefits>();

/** Shards of a base are asked the same: it is planned once, but where columns of days before are asked for. */
function plannedBenefits(compiled: CompiledProgram, day: string, parametersOn: string): PlannedBenefits {
  const days = `${day} ${parametersOn}`;
  const known = planned.get(compiled);
  if (known?.days === days) return known;
  const plan = new Plan();
  const held = new HeldColumns({ asOf: day, parametersAsOf: parametersOn });
  const planner = new TierPlanner(plan, compiled, { day, parametersOn, columnOf: columnsOfVersion(compiled), held: held.of(compiled) });
  const made = { days, plan, held, plans: planBenefits(plan, planner, compiled) };
  if (!compiled.readsOtherDays) planned.set(compiled, made);
  return made;
}

/** The benefits of a version for the partners of one block after the other. */
export class BenefitBlocks {
  readonly benefits: readonly BenefitBlock[];
  readonly stacks: readonly StackBlock[];
  readonly #runner: BlockRunner;

  constructor({ compiled, day, parametersOn, facts: factsWith, idAt, standings }: BenefitSource, most = BLOCK) {
    const { plan, held, plans } = plannedBenefits(compiled, day, parametersOn);
    const facts = factsWith(held);
    const runner = new BlockRunner(plan, withStanding(facts, compiled, standings, idAt), most);
    const { currency } = compiled.program;
    const isStacked = new Set(plans.stacks.flatMap(({ members }) => members));
    const decided = new DecidedPartners(runner.room);
    this.benefits = plans.benefits.map(
      (benefit, index) => new BenefitBlock(benefit, index, { runner, facts, standings, currency, decided }, isStacked.has(index)),
    );
    this.stacks = plans.stacks.map((stack) => new StackBlock(stack, compiled.program, this.benefits, runner));
    this.#runner = runner;
  }

  /** Partners of a block at most. */
  get room(): number {
    return this.#runner.room;
  }

  /** Partners of the block. */
  get count(): number {
    return this.#runner.count;
  }

  /** Decides the block that begins at a partner. */
  enter(from: number): void {
    this.#runner.enter(from);
    for (const benefit of this.benefits) benefit.enter(from);
    for (const stack of this.stacks) stack.enter((index) => this.decidedAt(index));
  }

  /** The benefits of a partner of the block, as the row evaluator has them. */
  decidedAt(index: number): DecidedBenefit[] {
    return this.benefits.flatMap((benefit) => benefit.decidedAt(index) ?? []);
  }
}
