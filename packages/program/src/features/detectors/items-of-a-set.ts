import type { Condition } from '../../conditions/schema.ts';
import type { Program } from '../../document/schema.ts';
import type { Detector } from '../feature.ts';
import { asksForMore, decidingConditions, leavesOf, type PlacedLeaf } from '../leaves.ts';
import { aggregateOf } from '../parts.ts';

/** N of M requirements; one record of a named set; no record of a filtered set that fails. */
export const itemsOfASet: Detector = (program) =>
  decidingConditions(program)
    .flatMap(({ condition, pointer }) => leavesOf(condition, pointer))
    .filter((placed) => isCounted(program, placed) || isOneOfNamed(program, placed) || isEveryItem(program, placed))
    .map(({ pointer }) => pointer);

function isCounted(program: Program, { leaf }: PlacedLeaf): boolean {
  const derived = program.derived?.[leaf.fact];
  return (derived !== undefined && 'count' in derived) || leaf.operator === 'someValue:contains';
}

const filterOf = (program: Program, id: string) => program.facts?.[id]?.from?.where;
const namesSeveral = (filter: Condition | undefined) =>
  filter !== undefined && leavesOf(filter, '').some(({ leaf }) => leaf.operator === 'in' && Array.isArray(leaf.value));

/** A count of a part chosen by a list of words, asked for beside the whole. */
function isOneOfNamed(program: Program, { leaf }: PlacedLeaf): boolean {
  const from = program.facts?.[leaf.fact]?.from;
  const isPart = from !== undefined && 'within' in from;
  return isPart && asksForMore(leaf) && aggregateOf(program, leaf.fact) === 'count' && namesSeveral(filterOf(program, leaf.fact));
}

/** "Every app that … is …" is written as: none that … is not. */
function isEveryItem(program: Program, { leaf }: PlacedLeaf): boolean {
  return (
    leaf.operator === 'equal' &&
    leaf.value === 0 &&
    aggregateOf(program, leaf.fact) === 'count' &&
    filterOf(program, leaf.fact) !== undefined
  );
}
