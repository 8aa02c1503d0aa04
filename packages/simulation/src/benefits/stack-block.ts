import { type DecidedBenefit, decideStack, type StackDecision } from '@tierwright/engine';
import type { Program } from '@tierwright/program';
import { inProgramCurrency } from '../report/yearly-value.ts';
import { BLOCK } from '../run/block.ts';
import type { BlockRunner } from '../run/block-runner.ts';
import { vectorAt } from '../run/vector.ts';
import type { BenefitBlock, InTrack } from './benefit-block.ts';
import type { StackPlan } from './benefit-terms.ts';
import { SHARE, type ShareBlock } from './share-block.ts';
import { Percentages, type Together } from './together.ts';

/** The amount that stacking comes to: none is told, it is not known, it is known. Nothing: no member's track is decided. */
export const STACKED = { nothing: 0, untold: 1, unknown: 2, known: 3 } as const;

/** A stacking for the partners of one block after the other (ENG-B9, ENG-B10). */
export class StackBlock {
  readonly plan: StackPlan;
  readonly members: readonly BenefitBlock[];
  /** One of `STACKED` for each partner. */
  readonly stacked = new Uint8Array(BLOCK);
  readonly amounts = new Float64Array(BLOCK);
  /** 1 where it comes to a percentage. */
  readonly granted = new Uint8Array(BLOCK);
  readonly #program: Program;
  readonly #runner: BlockRunner;
  /** Whether it is worked out partner by partner: it has a percentage for each group, or an amount in several currencies. */
  readonly #isAlone: boolean;
  readonly #none = new Percentages();

  constructor(plan: StackPlan, program: Program, benefits: readonly BenefitBlock[], runner: BlockRunner) {
    this.plan = plan;
    this.members = plan.members.map((member) => benefits[member] as BenefitBlock);
    this.#program = program;
    this.#runner = runner;
    this.#isAlone = this.members.some(({ plan: { inTracks } }) => inTracks.some(({ byGroup, records }) => byGroup || records !== null));
  }

  /** Decides the block that the members are in. `decidedAt`: all benefits of a partner, as the row evaluator has them. */
  enter(decidedAt: (index: number) => readonly DecidedBenefit[]): void {
    if (this.#isAlone) for (let index = 0; index < this.#runner.count; index += 1) this.#decideAlone(index, decidedAt(index));
    else this.#decide();
  }

  #rateAt(index: number, currency: string): number | undefined {
    for (const member of this.members) {
      const rate = member.at(index)?.amount.rateAt(index)(currency);
      if (rate !== undefined) return rate;
    }
    return undefined;
  }

  /** As the row evaluator puts it together. */
  #decideAlone(index: number, decided: readonly DecidedBenefit[]): void {
    const decision = this.decisionAt(index, decided);
    const { amount } = decision ?? {};
    const minor = amount === undefined ? 0 : inProgramCurrency(amount, this.#program, (currency) => this.#rateAt(index, currency));
    this.granted[index] = (decision?.value ?? null) === null ? 0 : 1;
    this.#pay(index, amount !== undefined, minor);
    if (decision === undefined) this.stacked[index] = STACKED.nothing;
  }

  #decide(): void {
    const { members } = this;
    for (let index = 0; index < this.#runner.count; index += 1) {
      this.granted[index] = 0;
      let first: InTrack | undefined;
      let isTold = false;
      let isSum = false;
      let isUnknown = false;
      let percentages = this.#none;
      for (let at = 0; at < members.length; at += 1) {
        const found = (members[at] as BenefitBlock).at(index);
        if (found === undefined) continue;
        first ??= found;
        const { basis } = found.plan.benefit;
        if (basis !== undefined) isTold = true;
        if (found.plan.isCut || basis !== first.plan.benefit.basis) isSum = true;
        const place = found.places[0] as ShareBlock;
        const share = place.shares[index];
        if (share === SHARE.unknown) isUnknown = true;
        else if (share === SHARE.granted) {
          const value = place.valueAt(index);
          if (typeof value === 'number') percentages = percentages.and(value);
        }
      }
      const max = first === undefined ? undefined : this.#maxAt(first, index);
      if (first === undefined) this.stacked[index] = STACKED.nothing;
      else if (isUnknown || (!percentages.areNone && max === null)) this.stacked[index] = isTold ? STACKED.unknown : STACKED.untold;
      else if (percentages.areNone) this.#pay(index, isTold, 0);
      else {
        const together = percentages.together(this.plan.stacking.how, max ?? undefined);
        this.granted[index] = 1;
        this.#pay(index, isTold, isTold ? this.#amount(index, together, first, isSum) : 0);
      }
    }
  }

  #pay(index: number, isTold: boolean, amount: number | null): void {
    this.stacked[index] = !isTold ? STACKED.untold : amount === null ? STACKED.unknown : STACKED.known;
    this.amounts[index] = amount ?? 0;
  }

  #amount(index: number, { isCutByMax, by }: Together, first: InTrack, isSum: boolean): number | null {
    if (!isSum) {
      const basis = (first.places[0] as ShareBlock).basisAt(index);
      return basis === null ? null : by.times(basis);
    }
    if (this.plan.stacking.how !== 'add' || isCutByMax) return null;
    let sum = 0;
    for (const member of this.members) {
      const amount = member.at(index)?.amount;
      if (amount?.unknown[index] === 1) return null;
      sum += amount?.amounts[index] ?? 0;
    }
    return sum;
  }

  /** The `max` for the tier that a partner holds in a track: undefined where there is none, null where it is not known. */
  #maxAt({ plan, headline }: InTrack, index: number): number | null | undefined {
    const byTier = this.plan.max?.get(plan.track);
    if (byTier === undefined) return undefined;
    const value = vectorAt(this.#runner.value(byTier[(headline[index] as number) + 1] as number), index);
    return typeof value === 'number' ? value : null;
  }

  /** As the row evaluator decides it, of what the benefits are decided to be. */
  decisionAt(index: number, decided: readonly DecidedBenefit[]): StackDecision | undefined {
    const { id, stacking } = this.plan;
    const maxOf = ({ benefit }: DecidedBenefit) => {
      const found = this.members.find(({ plan }) => plan.benefit === benefit)?.at(index);
      return found && this.#maxAt(found, index);
    };
    return decideStack(this.#program, { id, stacking, maxOf }, decided);
  }
}
