import type { Condition, Leaf, Operator } from '../../conditions/schema.ts';
import { isFactRef } from '../../references/condition-uses.ts';
import { hasField } from '../../references/record-fields.ts';
import type { Literal } from '../../values/schema.ts';
import { nameOf, tierTitle, valueName } from '../names.ts';
import { thresholdInWords } from '../parameters/value-or-name.ts';
import type { Side } from '../side.ts';
import { fieldName } from './field-names.ts';
import { joined } from './join.ts';
import { literalInWords, type Typing, typingOf, typingOfField } from './literals.ts';

/** A condition as a clause: "“Bookings, last 12 months” is at least 50,000 USD and “In good standing”". */
export function conditionInWords(condition: Condition, side: Side, records: readonly string[] = [], nested = false): string {
  if ('condition' in condition) return nameOf(side, 'requirement', condition.condition);
  if ('not' in condition) return `not ${conditionInWords(condition.not, side, records, true)}`;
  if ('fact' in condition) return leafInWords(condition, side, records);
  const [parts, word] = 'all' in condition ? ([condition.all, 'and'] as const) : ([condition.any, 'or'] as const);
  if (parts.length === 1 && parts[0] !== undefined) return conditionInWords(parts[0], side, records, nested);
  const words = joined(
    parts.map((part) => conditionInWords(part, side, records, true)),
    word,
  );
  return nested ? `(${words})` : words;
}

/** "“Customer satisfaction” is at least 85 %". */
function leafInWords(leaf: Leaf, side: Side, records: readonly string[] = []): string {
  return `${leftInWords(leaf, side, records)} ${predicateInWords(leaf, side, records)}`;
}

function recordWith(leaf: Leaf, side: Side, records: readonly string[]): string | undefined {
  return records.find((kind) => hasField(side.program, kind, leaf.fact));
}

export function leftInWords(leaf: Leaf, side: Side, records: readonly string[]): string {
  const kind = recordWith(leaf, side, records);
  return kind === undefined ? valueName(side, leaf.fact) : fieldName(side, kind, leaf.fact);
}

/** "is at least 85 %". */
export function predicateInWords(leaf: Leaf, side: Side, records: readonly string[] = []): string {
  const kind = recordWith(leaf, side, records);
  const typing = kind === undefined ? typingOf(side, leaf.fact) : typingOfField(side, kind, leaf.fact);
  const isDate = typing.type === 'date' || leaf.fact === 'today';
  const right = isFactRef(leaf.value)
    ? thresholdInWords(side, leaf.value.fact, leaf.operator)
    : rightInWords(leaf, leaf.value, typing, side);
  return `${isDate ? (dateOperators[leaf.operator] ?? operators[leaf.operator]) : operators[leaf.operator]} ${right}`;
}

const operators: Record<Operator, string> = {
  equal: 'is',
  notEqual: 'is not',
  in: 'is',
  notIn: 'is not',
  contains: 'contains',
  doesNotContain: 'does not contain',
  lessThan: 'is below',
  lessThanInclusive: 'is at most',
  greaterThan: 'is above',
  greaterThanInclusive: 'is at least',
  'someValue:contains': 'has an entry with',
  'everyValue:contains': 'has only entries with',
};
const dateOperators: Partial<Record<Operator, string>> = {
  lessThan: 'is before',
  lessThanInclusive: 'is on or before',
  greaterThan: 'is after',
  greaterThanInclusive: 'is on or after',
};

/** Words that are ids are shown by their titles: tiers, tracks, bands, types of partner. */
function rightInWords(leaf: Leaf, value: Literal, typing: Typing, side: Side): string {
  const name = idNamer(leaf.fact, side);
  if (name === undefined) return literalInWords(value, typing, side.program.currency, 'or');
  if (typeof value === 'string') return name(value);
  return Array.isArray(value) ? joined(value.map(name), 'or') : literalInWords(value, typing, side.program.currency, 'or');
}

function idNamer(fact: string, side: Side): ((id: string) => string) | undefined {
  if (fact === 'partner.tier') return (id) => tierTitle(side, id);
  if (fact === 'partner.track') return (id) => nameOf(side, 'track', id);
  if (fact === 'deal.band' || fact === 'deal.bands') return (id) => nameOf(side, 'band', id);
  if (side.program.facts?.[fact]?.attribute === 'type') return (id) => nameOf(side, 'partnerType', id);
  return undefined;
}
