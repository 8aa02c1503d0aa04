import type { CompiledProgram } from '@tierwright/engine';
import { hasBit } from '../../columns/bits.ts';
import { isOrdering, leavesOf } from '../../plan/leaves-of.ts';
import type { StatusId, ValueId } from '../../plan/node.ts';
import { NotInColumns } from '../../plan/not-in-columns.ts';
import type { Plan } from '../../plan/plan.ts';
import type { TierPlanner } from '../../plan/tier-planner.ts';
import { NEAR } from '../../report/distance.ts';
import type { BlockRunner } from '../../run/block-runner.ts';
import { vectorAt } from '../../run/vector.ts';
import type { PlannedTests, RunTests } from '../shard/shard-tests.ts';

/** A test that a tier asks, through requirements. */
interface AskedLeaf {
  readonly status: StatusId;
  /** Nothing where no distance is told of it. */
  readonly compared: { readonly left: ValueId; readonly right: ValueId } | null;
}

/** What a leaf can be; near and far are missed. */
const [MET, FAR, NEARBY, UNKNOWN] = [0, 1, 2, 3];
const STATES = 4;
/** Of more leaves a pattern is no exact number any more. */
const MOST_LEAVES = 26;
/** So close to what is near that only the row evaluator, which reckons in decimals, tells the sides apart. */
const OPEN = NEAR * 1e-9;

/**
 * What the tests that a tier asks come to for partners of a snapshot, block by block: met, missed, nearly met, unknown. What a
 * trace says of requirements, and whether they are nearly met, hangs on nothing else.
 */
export class LeafPatterns {
  readonly #compiled: CompiledProgram;
  readonly #planner: TierPlanner;
  readonly #plan: Plan;
  readonly #runner: BlockRunner;
  readonly #leaves = new Map<string, Map<string, readonly AskedLeaf[] | null>>();

  constructor({ plan, planner, runner }: PlannedTests & RunTests, compiled: CompiledProgram) {
    this.#compiled = compiled;
    this.#planner = planner;
    this.#plan = plan;
    this.#runner = runner;
  }

  /** The pattern of a partner at a tier of a track without groups, as a number; undefined where columns cannot tell it. */
  at(track: string, tier: string, index: number): number | undefined {
    const leaves = this.#leavesOf(track, tier);
    if (leaves === null) return undefined;
    const lane = index % this.#runner.room;
    this.#runner.enter(index - lane);
    let pattern = 0;
    for (const leaf of leaves) {
      const state = this.#stateOf(leaf, lane);
      if (state === undefined) return undefined;
      pattern = pattern * STATES + state;
    }
    return pattern;
  }

  #stateOf({ status, compared }: AskedLeaf, lane: number): number | undefined {
    const { met, may } = this.#runner.status(status);
    if (hasBit(met, lane)) return MET;
    if (hasBit(may, lane)) return UNKNOWN;
    if (compared === null) return FAR;
    const [value, threshold] = [vectorAt(this.#runner.value(compared.left), lane), vectorAt(this.#runner.value(compared.right), lane)];
    if (typeof value !== 'number' || typeof threshold !== 'number') return FAR;
    const beyond = Math.abs((threshold - value) / threshold) - NEAR;
    return Math.abs(beyond) <= OPEN ? undefined : beyond < 0 ? NEARBY : FAR;
  }

  #leavesOf(track: string, tier: string): readonly AskedLeaf[] | null {
    let ofTrack = this.#leaves.get(track);
    if (ofTrack === undefined) {
      ofTrack = new Map();
      this.#leaves.set(track, ofTrack);
    }
    let leaves = ofTrack.get(tier);
    if (leaves === undefined) {
      leaves = this.#planned(track, tier);
      ofTrack.set(tier, leaves);
    }
    return leaves;
  }

  #planned(track: string, tier: string): readonly AskedLeaf[] | null {
    const found = this.#compiled.program.tracks?.find(({ id }) => id === track);
    // A headline is explained by the group that is nearest to the tier.
    if (found?.per !== undefined) return null;
    const qualify = found?.tiers.find(({ id }) => id === tier)?.qualify;
    if (qualify === undefined) return [];
    try {
      const leaves = [...leavesOf(this.#compiled, qualify)].map(([leaf]): AskedLeaf => {
        const status = this.#planner.condition(leaf, { tier, groups: {} });
        const node = this.#plan.statuses[status];
        return { status, compared: isOrdering(leaf.operator) && node?.op === 'test' ? node : null };
      });
      return leaves.length > MOST_LEAVES ? null : leaves;
    } catch (error) {
      if (error instanceof NotInColumns) return null;
      throw error;
    }
  }
}
