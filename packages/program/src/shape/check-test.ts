import { remarkMissingKey, remarkUnknownKey } from './check-members.ts';
import { checkOperator } from './check-operator.ts';
import { documentShapes } from './document-shape.ts';
import { isObject, typeName } from './json-type.ts';
import type { Walk } from './walk.ts';

type Node = Readonly<Record<string, unknown>>;

const KEYS: readonly string[] = ['fact', 'operator', 'value'];

/** Whether an object is meant as a test of a fact. */
export const isTestLike = (node: Node) => KEYS.some((key) => Object.hasOwn(node, key));

/** What json-rules-engine allows in a test and the language does not: reaching into values, computing them in place. */
const FORBIDDEN: Readonly<Record<string, { code: string; message: string; suggestion: string }>> = {
  path: {
    code: 'PDL110',
    message: 'A test has no `path`: it would reach into values, and could run code.',
    suggestion: 'Declare the part as a fact of its own, or as a field of the record.',
  },
  params: {
    code: 'PDL111',
    message: 'A test has no `params`: facts are declared, not computed in place.',
    suggestion: 'Declare a fact with the window or filter that is meant.',
  },
  priority: {
    code: 'PDL112',
    message: 'Conditions have no priority: they decide the same in any order.',
    suggestion: 'Remove it; the order of deal rules is that of their list.',
  },
};

/** A key that a condition may not have: forbidden with a reason, or unknown. */
export function remarkConditionKey(key: string, allowed: readonly string[], node: Node, walk: Walk) {
  const forbidden = Object.hasOwn(FORBIDDEN, key) ? FORBIDDEN[key] : undefined;
  if (forbidden) walk.remark({ ...forbidden, at: 'key', member: key, value: node[key] });
  else remarkUnknownKey(key, allowed, node, walk);
}

/** A fact is named by its id; anything else would be a fact computed in place (PDL111). */
function checkFactName(fact: unknown, walk: Walk) {
  if (typeof fact === 'string') {
    walk.member('fact', fact, documentShapes().id);
    return;
  }
  walk.remark({
    code: 'PDL111',
    member: 'fact',
    value: fact,
    message: `A fact is named by its id, not given as ${typeName(fact)}.`,
    expected: 'an id such as "bookings.t12m"',
    suggestion: 'Declare the fact under `facts` and write its id.',
  });
}

/** `{ "fact": id }` on the right of a test, and nothing besides. */
function checkFactValue(value: Node, walk: Walk) {
  walk.path.push('value');
  checkFactName(value.fact, walk);
  for (const key of Object.keys(value)) {
    if (key === 'fact') continue;
    if (key === 'path' || key === 'params') {
      walk.remark({
        code: 'PDL111',
        at: 'key',
        member: key,
        value: value[key],
        message: `A value taken from a fact has no \`${key}\`: facts are declared, not computed in place.`,
        expected: '{ "fact": "min.bookings" }',
        suggestion: 'Declare the value that is meant as a fact, parameter or derived value, and write its id.',
      });
    } else remarkUnknownKey(key, ['fact'], value, walk);
  }
  walk.path.pop();
}

function checkTestValue(value: unknown, walk: Walk) {
  if (isObject(value) && Object.hasOwn(value, 'fact')) checkFactValue(value, walk);
  else walk.member('value', value, documentShapes().leafValue);
}

/** A test of one fact: fact, operator, value, and no other keys. */
export function checkTest(node: Node, walk: Walk) {
  walk.tests += 1;
  const { id, operator, leafValue } = documentShapes();
  const needed = { fact: id, operator, value: leafValue };
  for (const [key, shape] of Object.entries(needed)) if (!Object.hasOwn(node, key)) remarkMissingKey(key, shape, walk);
  for (const key of Object.keys(node)) {
    if (key === 'fact') checkFactName(node.fact, walk);
    else if (key === 'operator') checkOperator(node.operator, walk);
    else if (key === 'value') checkTestValue(node.value, walk);
    else remarkConditionKey(key, KEYS, node, walk);
  }
}
