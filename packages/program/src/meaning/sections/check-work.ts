import type { HeldOf } from '../../derived/schema.ts';
import { childPointer } from '../../source/json-pointer.ts';
import type { Examination } from '../examination.ts';

/** Most tests of facts that one value or requirement may come to, everything it refers to counted each time. */
const MOST_TESTS = 100_000;
/** Most days that `held` may look at, those of a `held` within it multiplied. */
const MOST_DAYS = 1_000_000;
/** Groups that are taken to occur where the words of a group field are not declared. */
const GROUPS_ASSUMED = 30;
const DAYS = { Y: 366, M: 31, W: 7, D: 1, month: 31, quarter: 92, year: 366 } as const;

function daysOf(held: HeldOf): number {
  if (held.calendar) return DAYS[held.calendar.unit] * ((held.calendar.complete ?? 0) + (held.calendar.current === true ? 1 : 0));
  // A parameter may hold any length; a year is a fair guess, and its values are durations like any other.
  if (typeof held.trailing !== 'string') return DAYS.Y;
  let days = 0;
  for (const [, amount, unit] of held.trailing.matchAll(/(\d+)([YMWD])/g)) days += Number(amount) * DAYS[unit as 'Y' | 'M' | 'W' | 'D'];
  return days;
}

const pointerOf = (program: Examination['program'], node: string): string => {
  if (node.startsWith('?')) return childPointer('/requirements', node.slice(1));
  const section = (['facts', 'parameters', 'derived'] as const).find((name) => program[name] && Object.hasOwn(program[name], node));
  return childPointer(`/${section ?? 'derived'}`, node);
};

/**
 * What is written shortly may be long to evaluate and longer to explain: requirements that name the same ones again and
 * again, groups within groups, days within days. A document stays within a budget, so that no decision takes seconds.
 */
export function checkWork({ program, types, report }: Examination): void {
  const tests = new Map<string, number>();
  const days = new Map<string, number>();
  for (const node of types.order.nodes) {
    const below = types.graph.get(node) ?? [];
    const derived = program.derived?.[node];
    const groups = derived && 'each' in derived ? (types.groups.get(derived.each)?.values?.length ?? GROUPS_ASSUMED) : 1;
    const sum = below.reduce((total, { node: next }) => total + (tests.get(next) ?? 0), 0);
    const longest = below.reduce((most, { node: next }) => Math.max(most, days.get(next) ?? 1), 1);
    tests.set(node, (1 + sum) * groups);
    days.set(node, derived && 'held' in derived ? longest * daysOf(derived) : longest);
    const remark = (amounts: ReadonlyMap<string, number>, most: number, what: string) => {
      const amount = amounts.get(node) ?? 0;
      // What refers to it comes to more still: the first that is too much is told.
      if (amount <= most || below.some(({ node: next }) => (amounts.get(next) ?? 0) > most)) return;
      report.add('PDL243', pointerOf(program, node), `It comes to ${amount} ${what}, everything it refers to counted each time.`, {
        value: node.startsWith('?') ? node.slice(1) : node,
        expected: `at most ${most} ${what}`,
        at: 'key',
      });
    };
    remark(tests, MOST_TESTS, 'tests');
    remark(days, MOST_DAYS, 'days');
  }
}
