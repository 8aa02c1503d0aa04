import { checkTest, isTestLike, remarkConditionKey } from './check-test.ts';
import { documentShapes } from './document-shape.ts';
import { isObject } from './json-type.ts';
import { remarkType } from './remark-type.ts';
import type { ConditionShape, Shape } from './shape.ts';
import type { Walk } from './walk.ts';

type Node = Readonly<Record<string, unknown>>;

const GROUPS = ['all', 'any', 'not', 'condition'] as const;
type Group = (typeof GROUPS)[number];
const MOST_PARTS = 500;
const PART: Shape = { kind: 'condition', whole: false };

const isGroup = (key: string): key is Group => GROUPS.some((group) => group === key);

function checkParts(group: 'all' | 'any', parts: unknown, walk: Walk) {
  if (Array.isArray(parts) && parts.length === 0) {
    walk.remark({
      code: 'PDL113',
      member: group,
      message: `An empty \`${group}\` would hold for everybody.`,
      expected: 'at least one condition',
      suggestion: 'Add a condition, or leave the whole condition out.',
    });
  } else walk.member(group, parts, { kind: 'list', items: PART, min: 1, max: MOST_PARTS });
}

function checkGroup(group: Group, value: unknown, walk: Walk) {
  if (group === 'all' || group === 'any') checkParts(group, value, walk);
  else walk.member(group, value, group === 'not' ? PART : documentShapes().id);
}

function remarkMixed(node: Node, groups: readonly Group[], walk: Walk) {
  const kinds = [...groups.map((group) => `\`${group}\``), ...(isTestLike(node) ? ['a test of a fact'] : [])];
  walk.remark({
    code: 'PDL114',
    message: `One condition holds ${kinds.join(' and ')}: only one of them would count.`,
    expected: 'one of `all`, `any`, `not`, `condition`, or a test of a fact',
    suggestion: 'Put each into a condition of its own, inside { "all": [ … ] }.',
  });
}

function remarkBareTest(walk: Walk) {
  walk.remark({
    code: 'PDL125',
    message: 'A single test needs a group around it.',
    expected: '{ "all": [ { "fact": …, "operator": …, "value": … } ] }',
    suggestion: 'Put { "all": [ … ] } around it.',
  });
}

function remarkNothing(node: Node, walk: Walk) {
  if (Object.keys(node).length > 0) return;
  const expected = '{ "all": [ … ] }, { "any": [ … ] }, { "not": … }, { "condition": "requirementId" }, or inside a group a test of a fact';
  walk.remark({ code: 'PDL106', message: 'The condition is empty.', expected });
}

/** A condition in json-rules-engine’s format, closed: what the format allows besides is refused with a code of its own. */
export function checkCondition(value: unknown, shape: ConditionShape, walk: Walk) {
  if (!isObject(value)) {
    remarkType(value, shape, walk);
    return;
  }
  const groups = Object.keys(value).filter(isGroup);
  const isTest = isTestLike(value);
  if (isTest && groups.length === 0) {
    if (shape.whole) remarkBareTest(walk);
    checkTest(value, walk);
    return;
  }
  if (groups.length + (isTest ? 1 : 0) > 1) remarkMixed(value, groups, walk);
  for (const group of groups) checkGroup(group, value[group], walk);
  remarkNothing(value, walk);
  const known: readonly string[] = isTest ? [...GROUPS, 'fact', 'operator', 'value'] : GROUPS;
  for (const key of Object.keys(value)) if (!known.includes(key)) remarkConditionKey(key, known, value, walk);
}
