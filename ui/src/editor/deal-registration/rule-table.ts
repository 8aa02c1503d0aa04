import type { Json } from '@tierwright/program';
import type { JsonEdits, Path } from '../document/json-edits.ts';
import { freeId, idsOf, isMembers, itemsOf, type Members, membersOf, textOf } from '../document/reading.ts';
import { valueAt } from '../document/value-at.ts';
import { addTest, type PlacedTest, partsOf, testsOf } from '../fields/tests-of-condition.ts';

export const RULES: Path = ['dealRegistration', 'rules', 'list'];
export const OTHERWISE: Path = ['dealRegistration', 'rules', 'otherwise'];

/** One rule as a row: its comparisons by the fact that they test, anything deeper as it is. */
export interface RuleRow {
  readonly index: number;
  readonly id: string;
  readonly path: Path;
  readonly cells: ReadonlyMap<string, readonly PlacedTest[]>;
  /** Parts that are no comparison: groups, requirements. */
  readonly others: readonly { readonly part: Json; readonly path: Path }[];
}

/** The rules as a decision table: a row for each rule in order, a column for each fact that is tested. */
export interface RuleTable {
  readonly facts: readonly string[];
  readonly rows: readonly RuleRow[];
  readonly hasOthers: boolean;
}

function rowOf(rule: Json, index: number): RuleRow {
  const path: Path = [...RULES, index];
  const when = membersOf(rule).when;
  const cells = new Map<string, PlacedTest[]>();
  for (const test of testsOf(when, [...path, 'when'])) cells.set(test.fact, [...(cells.get(test.fact) ?? []), test]);
  const others = partsOf(when, [...path, 'when']).filter(({ part }) => !(isMembers(part) && 'fact' in part));
  return { index, id: textOf(membersOf(rule).id), path, cells, others };
}

export function ruleTable(program: Members): RuleTable {
  const rows = itemsOf(valueAt({ ...program }, RULES)).map(rowOf);
  return {
    facts: [...new Set(rows.flatMap(({ cells }) => [...cells.keys()]))],
    rows,
    hasOthers: rows.some(({ others }) => others.length > 0),
  };
}

const whenOf = (row: RuleRow): Path => [...row.path, 'when'];

/** Fills an empty cell: the rule tests one more fact. */
export const fillCell = (edits: JsonEdits, program: Members, row: RuleRow, test: Json): void =>
  addTest(edits, valueAt({ ...program }, whenOf(row)), whenOf(row), test);

/** A new rule, before the one at `index`: until somebody says more, a person looks at the deals that it is about. */
export function addRule(edits: JsonEdits, program: Members, index: number, title: string): void {
  const list = valueAt({ ...program }, RULES);
  const { facts } = ruleTable(program);
  const fact = facts[0] ?? 'deal.amount';
  const rule: Json = {
    id: freeId('rule', idsOf(list)),
    title,
    when: { all: [{ fact, operator: 'greaterThanInclusive', value: 0 }] },
    then: { route: 'review' },
  };
  if (!isMembers(valueAt({ ...program }, ['dealRegistration', 'rules']))) {
    edits.set(['dealRegistration', 'rules'], { hitPolicy: 'first', list: [rule], otherwise: { title, then: { route: 'review' } } });
  } else if (index < itemsOf(list).length) edits.insert([...RULES, index], rule);
  else edits.set([...RULES, itemsOf(list).length], rule);
}

/** What a rule decides, as one word: `approve`, `reject`, or the chain that is asked. */
export const outcomeOf = (then: Json | undefined): string => (isMembers(then) ? `route:${textOf(then.route)}` : textOf(then));

export const thenOf = (outcome: string): Json => (outcome.startsWith('route:') ? { route: outcome.slice('route:'.length) } : outcome);
