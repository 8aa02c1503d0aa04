import { isObject } from './json-type.ts';
import type { Walk } from './walk.ts';

/** Requirements and rules of deal registration, together. */
const MAX_RULES = 2000;
/** Tests of facts in all conditions of a document, together. */
const MAX_TESTS = 10_000;

const sizeOf = (value: unknown) => (Array.isArray(value) ? value.length : isObject(value) ? Object.keys(value).length : 0);
const memberOf = (value: unknown, key: string) => (isObject(value) ? value[key] : undefined);

function remarkTooMany(count: number, most: number, what: string, walk: Walk) {
  if (count <= most) return;
  const message = `The document has ${count} ${what}.`;
  walk.remark({
    code: 'PDL129',
    value: count,
    message,
    expected: `at most ${most} ${what}`,
    suggestion: 'Use parameters by tier or variant in place of rules that differ in a number only.',
  });
}

/** A document may hold so many rules and tests that it is checked and decided in a moment, and no more (PDL129). */
export function checkRuleCount(document: Readonly<Record<string, unknown>>, walk: Walk) {
  const rules = sizeOf(document.requirements) + sizeOf(memberOf(memberOf(document.dealRegistration, 'rules'), 'list'));
  remarkTooMany(rules, MAX_RULES, 'requirements and deal rules', walk);
  remarkTooMany(walk.tests, MAX_TESTS, 'tests of facts', walk);
}
