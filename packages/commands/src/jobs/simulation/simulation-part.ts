import {
  type AnswerPart,
  type ImpactPart,
  Merging,
  mergeAnswers,
  mergeImpact,
  runAnswers,
  runImpact,
  type SeekRound,
  type Snapshot,
} from '@tierwright/simulation';
import type { Service } from '../../command/command.ts';
import { breathe } from '../../decisions/breathe.ts';
import type { AskedOfShards } from './answer-questions.ts';
import { baseShards, type ShardsAsked } from './base-shards.ts';
import { BaseSum } from './base-sum.ts';
import { runningPart } from './running-work.ts';

/** What partners of a base come to: plain JSON, and parts add up (`MergedParts`). */
export interface SimulationPart {
  readonly impact: ImpactPart;
  /** The sum of what was read. */
  readonly base: string;
  /** Null: nothing was asked beside the report. */
  readonly answers: AnswerPart | null;
}

/** Merges parts of one base as they come: lists of those who move are long, so of these there is one. */
export class MergedParts {
  readonly #answers = new Merging(mergeAnswers);
  #impact = mergeImpact([]);
  #base = new BaseSum().text;
  #isAsked = false;

  add({ impact, base, answers }: SimulationPart): void {
    this.#impact = mergeImpact([this.#impact, impact]);
    this.#base = BaseSum.of([this.#base, base]).text;
    if (answers === null) return;
    this.#answers.add(answers);
    this.#isAsked = true;
  }

  whole(): SimulationPart {
    return { impact: this.#impact, base: this.#base, answers: this.#isAsked ? this.#answers.whole() : null };
  }
}

export interface PartAsked {
  readonly questions: AskedOfShards;
  /** The first round of a search. */
  readonly round: SeekRound | null;
  /** Partners that are done. */
  readonly progress: (done: number) => void;
  /** Partners of a shard. */
  readonly size?: number;
  /** Is given each shard before it is forgotten. */
  readonly keep?: (shard: Snapshot) => Promise<void>;
}

/** Reads partners once, and asks each shard all that is asked: none is kept. */
export async function decidePart(
  service: Service,
  asked: ShardsAsked,
  { questions, round, progress, size, keep }: PartAsked,
): Promise<SimulationPart> {
  const { simulated, signal } = asked;
  const { versions } = simulated;
  const watch = { signal, pause: breathe() };
  const sum = new BaseSum();
  let impact = mergeImpact([]);
  const answers = new Merging(mergeAnswers);
  let done = 0;
  for await (const shard of baseShards(service, asked, { sum, ...(size === undefined ? {} : { size }) })) {
    impact = mergeImpact([impact, await runImpact([shard], versions, watch)]);
    if (questions.isAny) answers.add(await runAnswers(shard, versions, { ...questions, round }, watch));
    await keep?.(shard);
    done += shard.count + shard.undecided.length;
    progress(done);
  }
  impact = mergeImpact([impact, await runningPart(service, asked)]);
  return { impact, base: sum.text, answers: questions.isAny ? answers.whole() : null };
}
