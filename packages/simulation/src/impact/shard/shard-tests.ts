import type { CompiledProgram } from '@tierwright/engine';
import { toDay } from '@tierwright/facts';
import { factsOn } from '../../benefits/facts-on.ts';
import { Plan } from '../../plan/plan.ts';
import { TierPlanner } from '../../plan/tier-planner.ts';
import { SHARD_BLOCK } from '../../run/block.ts';
import { BlockRunner } from '../../run/block-runner.ts';
import { columnsOfVersion } from '../../snapshot/fact-columns.ts';
import { rowsOnDay } from '../../snapshot/rows-on-day.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import { perShard } from './per-shard.ts';

/** The plan of what a version asks on a day, without `held`. */
export interface PlannedTests {
  readonly plan: Plan;
  readonly planner: TierPlanner;
}

/** What works it out. */
export interface RunTests {
  readonly plan: Plan;
  readonly runner: BlockRunner;
}

export interface TestDays {
  readonly day: string;
  readonly parametersOn: string;
}

/** `columnOf`: the column in which a fact stands. */
export function planTests(compiled: CompiledProgram, days: TestDays, columnOf: (fact: string) => string): PlannedTests {
  const plan = new Plan();
  return { plan, planner: new TierPlanner(plan, compiled, { ...days, columnOf }) };
}

const planned = new WeakMap<CompiledProgram, Map<string, PlannedTests>>();

/** Shards of a base are asked the same: it is planned once. */
function plannedOnce(compiled: CompiledProgram, days: TestDays): PlannedTests {
  const known = planned.get(compiled) ?? new Map<string, PlannedTests>();
  planned.set(compiled, known);
  const name = `${days.day} ${days.parametersOn}`;
  const found = known.get(name) ?? planTests(compiled, days, columnsOfVersion(compiled));
  known.set(name, found);
  return found;
}

function testsIn(snapshot: Snapshot, compiled: CompiledProgram): PlannedTests & RunTests {
  const { asOf, parametersAsOf = asOf } = snapshot.made;
  const tests = plannedOnce(compiled, { day: asOf, parametersOn: parametersAsOf });
  const source = factsOn(snapshot, rowsOnDay(snapshot.rows, toDay(asOf)));
  return { ...tests, runner: new BlockRunner(tests.plan, source, SHARD_BLOCK) };
}

/** The tests of a version over the partners of a shard: what several sections ask for is worked out once. */
export const testsBefore = perShard(({ snapshot, before }) => testsIn(snapshot, before.compiled));
export const testsAfter = perShard(({ snapshot, after }) => testsIn(snapshot, after.compiled));
