import { OPERATORS } from '../conditions/schema.ts';
import { nearestName } from '../meaning/nearest-name.ts';
import { quotedWords } from './describe.ts';
import { documentShapes } from './document-shape.ts';
import type { Walk } from './walk.ts';

const KNOWN: ReadonlySet<string> = new Set(OPERATORS);

/** What the operators are called elsewhere. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ['=', 'equal'],
  ['==', 'equal'],
  ['===', 'equal'],
  ['eq', 'equal'],
  ['is', 'equal'],
  ['!=', 'notEqual'],
  ['!==', 'notEqual'],
  ['<>', 'notEqual'],
  ['ne', 'notEqual'],
  ['neq', 'notEqual'],
  ['>', 'greaterThan'],
  ['gt', 'greaterThan'],
  ['>=', 'greaterThanInclusive'],
  ['gte', 'greaterThanInclusive'],
  ['ge', 'greaterThanInclusive'],
  ['atLeast', 'greaterThanInclusive'],
  ['greaterThanOrEqual', 'greaterThanInclusive'],
  ['greaterThanOrEqualTo', 'greaterThanInclusive'],
  ['<', 'lessThan'],
  ['lt', 'lessThan'],
  ['<=', 'lessThanInclusive'],
  ['lte', 'lessThanInclusive'],
  ['le', 'lessThanInclusive'],
  ['atMost', 'lessThanInclusive'],
  ['lessThanOrEqual', 'lessThanInclusive'],
  ['lessThanOrEqualTo', 'lessThanInclusive'],
  ['nin', 'notIn'],
  ['includes', 'contains'],
  ['has', 'contains'],
  ['notContains', 'doesNotContain'],
]);

const expected = quotedWords(OPERATORS);

/** A decorator such as `not:` or `swap:` before an operator, other than the two the language allows (PDL116). */
function remarkDecorator(operator: string, walk: Walk) {
  const base = operator.slice(operator.lastIndexOf(':') + 1);
  const suggestion =
    base === 'contains' || base === 'doesNotContain'
      ? 'Did you mean "someValue:contains" or "everyValue:contains"?'
      : 'Use `not`, `all` and `any` around tests instead.';
  walk.remark({
    code: 'PDL116',
    member: 'operator',
    value: operator,
    message: `The operator "${operator.slice(0, 80)}" has a decorator that is not allowed.`,
    expected: 'no decorator, "someValue:contains" or "everyValue:contains"',
    suggestion,
  });
}

export function checkOperator(operator: unknown, walk: Walk) {
  if (typeof operator !== 'string') walk.member('operator', operator, documentShapes().operator);
  else if (KNOWN.has(operator)) return;
  else if (operator.includes(':')) remarkDecorator(operator, walk);
  else {
    const meant = ALIASES.get(operator) ?? nearestName(operator, OPERATORS);
    const suggestion = meant === undefined ? {} : { suggestion: `Did you mean "${meant}"?` };
    const message = `The operator "${operator.slice(0, 80)}" is not known.`;
    walk.remark({ code: 'PDL115', member: 'operator', value: operator, message, expected: `one of ${expected}`, ...suggestion });
  }
}
