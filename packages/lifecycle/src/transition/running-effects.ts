import type { Problem, RunningAction } from '@tierwright/program';
import { dealTable } from '../deals/deal-table.ts';
import { fundTable } from '../funds/fund-table.ts';
import { leadTable } from '../leads/lead-table.ts';
import type { LifecycleProgram } from '../machine/lifecycle-program.ts';
import type { StateTable } from '../machine/table.ts';
import { onboardingTable } from '../onboarding/onboarding-table.ts';
import type { Entering, KindTransition } from './kind-transition.ts';
import { type RunningItem, type RunningKind, runningAction, TRANSITIONS } from './transition-item.ts';

/** A reason why items are blocked, and of how many. */
interface Hindrance extends Pick<Problem, 'code' | 'message' | 'pointer'> {
  readonly items: number;
}

/** What a change of version does with the items of a kind in a state. */
export interface RunningEffect {
  readonly kind: RunningKind;
  readonly state: string;
  /** `blocked`: it was to go on under the new version, and cannot. */
  readonly action: RunningAction | 'blocked';
  readonly items: number;
  /** Why they are blocked, most items first. */
  readonly hindrances: readonly Hindrance[];
  /** Ids of those that are blocked, sorted. */
  readonly blocked: readonly string[];
}

const TABLES: Readonly<Record<RunningKind, StateTable>> = {
  deal: dealTable,
  onboarding: onboardingTable,
  fund: fundTable,
  lead: leadTable,
};

/** A lead that nobody has waits for people, though its table has no more timers for it. */
const isOver = ({ kind, state }: RunningItem): boolean => state !== 'unplaced' && TABLES[kind].ends.includes(state);

function hindrancesOf(item: RunningItem, action: Entering, from: LifecycleProgram, to: LifecycleProgram): readonly Problem[] {
  // The kind of the item picks the transition of that kind.
  const kind = TRANSITIONS[item.kind] as Pick<KindTransition<RunningItem, never>, 'hindrances'>;
  return kind.hindrances(item, action, from, to);
}

interface Counted {
  readonly kind: RunningKind;
  readonly state: string;
  readonly action: RunningEffect['action'];
  readonly ids: string[];
  readonly problems: Map<string, { problem: Problem; items: number }>;
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/**
 * X1 for the simulator: what a new version would do with running items, as they stand, whatever is due and whatever the facts;
 * items that are over and stay so are left out. By kind, state and action; the order of items never matters.
 */
export function runningEffects(from: LifecycleProgram, to: LifecycleProgram, items: Iterable<RunningItem>): readonly RunningEffect[] {
  const counted = new Map<string, Counted>();
  for (const item of items) {
    const wanted = runningAction(to, item);
    if (wanted === 'finish' && isOver(item)) continue;
    const problems = wanted === 'finish' ? [] : hindrancesOf(item, wanted, from, to);
    count(counted, item, problems.length > 0 ? 'blocked' : wanted, problems);
  }
  return [...counted.entries()].sort(([one], [other]) => compare(one, other)).map(([, of]) => effectOf(of));
}

function count(
  counted: Map<string, Counted>,
  { kind, state, id }: RunningItem,
  action: Counted['action'],
  problems: readonly Problem[],
): void {
  const key = `${kind} ${state} ${action}`;
  const of: Counted = counted.get(key) ?? { kind, state, action, ids: [], problems: new Map() };
  counted.set(key, of);
  of.ids.push(id);
  for (const problem of problems) {
    const known = `${problem.code} ${problem.pointer} ${problem.message}`;
    of.problems.set(known, { problem, items: (of.problems.get(known)?.items ?? 0) + 1 });
  }
}

function effectOf({ kind, state, action, ids, problems }: Counted): RunningEffect {
  const hindrances = [...problems.entries()]
    .sort(([one, a], [other, b]) => b.items - a.items || compare(one, other))
    .map(([, { problem, items }]) => ({ code: problem.code, message: problem.message, pointer: problem.pointer, items }));
  return { kind, state, action, items: ids.length, hindrances, blocked: action === 'blocked' ? ids.sort(compare) : [] };
}
