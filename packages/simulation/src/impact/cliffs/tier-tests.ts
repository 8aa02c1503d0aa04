import { type CompiledProgram, referenceOf } from '@tierwright/engine';
import type { Leaf, Track } from '@tierwright/program';
import { isOrdering, leavesOf } from '../../plan/leaves-of.ts';
import type { StatusId, ValueId } from '../../plan/node.ts';
import { NotInColumns } from '../../plan/not-in-columns.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Place } from '../../plan/tier-planner.ts';
import type { PlannedTests } from '../shard/shard-tests.ts';

/** A test of a number against a threshold, asked by tiers of a track. */
export interface TierTest {
  readonly status: StatusId;
  readonly left: ValueId;
  readonly right: ValueId;
  /** What the document compares, and with what: a parameter, or a number. */
  readonly fact: string;
  readonly threshold: string;
  /** The requirement that a tier asks it in; empty where the tier asks it itself. */
  readonly requirement: string;
}

/** A track, or a group of one, with its tests, in the order in which tiers ask them. */
export interface TrackTests {
  readonly track: Track;
  readonly group: string | null;
  readonly applies: StatusId | null;
  /** By place of the tier; null where it is open to all. */
  readonly tiers: readonly (StatusId | null)[];
  readonly tests: readonly TierTest[];
}

/** The threshold of a leaf, as it is named; undefined where it is none. */
function thresholdOf({ program }: CompiledProgram, { operator, value }: Leaf): string | undefined {
  if (!isOrdering(operator)) return undefined;
  const of = referenceOf(value);
  if (of === undefined) return typeof value === 'number' || typeof value === 'object' ? JSON.stringify(value) : undefined;
  return program.parameters?.[of] === undefined ? undefined : of;
}

const known = new WeakMap<Plan, readonly TrackTests[] | null>();

/** SIM-Q9: the tests of numbers against thresholds in a plan of a version on a day; null where it is not in columns. */
export function tierTests(compiled: CompiledProgram, tests: PlannedTests): readonly TrackTests[] | null {
  // Shards of a base are asked the same by one plan.
  let found = known.get(tests.plan);
  if (found === undefined) {
    found = testsIn(compiled, tests);
    known.set(tests.plan, found);
  }
  return found;
}

function testsIn(compiled: CompiledProgram, { plan, planner }: PlannedTests): readonly TrackTests[] | null {
  try {
    const plans = planner.tracks();
    return plans.flatMap((planned): TrackTests[] => {
      const track = compiled.program.tracks?.find(({ id }) => id === planned.track);
      if (!track) return [];
      const tests = new Map<StatusId, TierTest>();
      const groups = planned.group === null || track.per === undefined ? {} : { [track.per]: planned.group };
      for (const { id, qualify } of track.tiers) {
        const place: Place = { tier: id, groups };
        for (const [leaf, requirement] of qualify ? leavesOf(compiled, qualify) : []) {
          const threshold = thresholdOf(compiled, leaf);
          if (threshold === undefined) continue;
          const status = planner.condition(leaf, place);
          const node = plan.statuses[status];
          if (node?.op === 'test' && !tests.has(status))
            tests.set(status, { status, left: node.left, right: node.right, fact: leaf.fact, threshold, requirement });
        }
      }
      const { group, applies, tiers } = planned;
      return [{ track, group, applies, tiers: tiers.map(({ qualify }) => qualify), tests: [...tests.values()] }];
    });
  } catch (error) {
    if (error instanceof NotInColumns) return null;
    throw error;
  }
}
