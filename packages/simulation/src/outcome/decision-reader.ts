import { benefitDecision, type Decision, ENGINE_VERSION } from '@tierwright/engine';
import { BenefitBlocks, type BenefitSource } from '../benefits/benefit-blocks.ts';
import { BLOCK } from '../run/block.ts';
import { trackDecisionsAt } from './track-decisions.ts';
import type { Standings } from './version-outcome.ts';

/** Puts decisions together from what columns gave: those of the row evaluator to the byte, without a trace. */
export class DecisionReader {
  readonly #source: BenefitSource;
  readonly #standings: readonly Standings[];
  readonly #blocks: BenefitBlocks;
  #from = -1;

  constructor(source: BenefitSource, standings: readonly Standings[]) {
    this.#source = source;
    this.#standings = standings;
    this.#blocks = new BenefitBlocks(source);
  }

  /** The decision about a partner that was decided in columns. */
  at(index: number): Decision {
    const { compiled, day, parametersOn, idAt } = this.#source;
    const { program, hash } = compiled;
    const from = index - (index % BLOCK);
    if (from !== this.#from) this.#blocks.enter(from);
    this.#from = from;
    const decided = this.#blocks.decidedAt(index - from);
    return {
      program: program.program,
      version: program.version,
      hash,
      engineVersion: ENGINE_VERSION,
      asOf: day,
      ...(parametersOn === day ? {} : { parametersAsOf: parametersOn }),
      partner: idAt(index),
      tracks: trackDecisionsAt(program, this.#standings, index),
      benefits: decided.map((one) => benefitDecision(one, program.currency)),
      stacking: this.#blocks.stacks.flatMap((stack) => stack.decisionAt(index - from, decided) ?? []),
    };
  }
}
