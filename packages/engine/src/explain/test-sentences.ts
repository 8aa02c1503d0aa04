import type { LeafTrace, Shown } from '../decision/decision.ts';
import { readType } from '../model/value-type.ts';
import { amountOf } from './amount-of.ts';
import { dateInWords } from './dates-in-words.ts';
import type { Evidence } from './evidence.ts';
import { listed, named } from './listed.ts';
import { differenceInWords, toldApart } from './numbers-in-words.ts';
import { sourceOf } from './sources.ts';
import { testCauses } from './unknown-causes.ts';
import { titleOf, valueInWords, wordInWords } from './words.ts';

/** Where a threshold comes from: another value by its title, a variant, the day from which it holds. */
function originOf(evidence: Evidence, leaf: LeafTrace): string {
  if (leaf.of === undefined || leaf.threshold === null) return '';
  if (!evidence.program.parameters?.[leaf.of]) return ` (${titleOf(evidence.program, leaf.of)})`;
  const parameter = evidence.parameter(leaf.of);
  const parts = [
    ...(parameter?.variant === undefined || parameter.variant.startsWith('variants[') ? [] : [parameter.variant]),
    ...(parameter?.from === undefined ? [] : [`since ${dateInWords(parameter.from)}`]),
  ];
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

const NUMBER_NEEDED: Record<string, (threshold: string) => string> = {
  greaterThanInclusive: (threshold) => `${threshold} needed`,
  greaterThan: (threshold) => `more than ${threshold} needed`,
  lessThanInclusive: (threshold) => `at most ${threshold} allowed`,
  lessThan: (threshold) => `less than ${threshold} allowed`,
  equal: (threshold) => `must be ${threshold}`,
  notEqual: (threshold) => `must not be ${threshold}`,
};

function numbers(evidence: Evidence, leaf: LeafTrace, measured: number, threshold: number): string {
  const { program } = evidence;
  const { type, unit } = readType(program, leaf.fact);
  const needed = NUMBER_NEEDED[leaf.operator] ?? ((side: string) => `must be ${side}`);
  const origin = originOf(evidence, leaf);
  const few = leaf.operator.startsWith('less') ? 'too much' : 'missing';
  const { shortfall = 0 } = leaf;
  if (type === 'money') {
    const money = (value: number) => valueInWords(program, leaf.fact, value);
    return `${money(measured)}, ${needed(money(threshold))}${origin}${shortfall > 0 ? `; ${money(shortfall)} ${few}` : ''}`;
  }
  const { atMost } = evidence.read(leaf.fact);
  if (atMost !== undefined)
    return `${amountOf(evidence, leaf.fact, measured, atMost)}; ${needed(valueInWords(program, leaf.fact, threshold))}${origin}`;
  const sides = toldApart(measured, threshold);
  const difference =
    type === 'percent' ? `${differenceInWords(shortfall)} percentage point${shortfall === 1 ? '' : 's'}` : differenceInWords(shortfall);
  const far = shortfall > 0 && !sides.isClose ? `; ${difference} ${few}` : '';
  const just = sides.isClose && leaf.status === 'missed' ? (measured < threshold ? 'just below ' : 'just above ') : '';
  const close =
    just === ''
      ? needed
      : (side: string) =>
          `${just}${leaf.operator.startsWith('greater') ? `the ${side} needed` : leaf.operator.startsWith('less') ? `the ${side} allowed` : side}`;
  if (type === 'percent') return `${sides.measured} %, ${close(`${sides.threshold} %`)}${origin}${far}`;
  if (unit === undefined) return `${sides.measured}, ${close(sides.threshold)}${origin}${far}`;
  // Units stand as they are declared, in the plural, beside a number that is not 1.
  if (sides.measured !== '1') return `${sides.measured} ${unit}, ${close(sides.threshold)}${origin}${far}`;
  if (sides.threshold !== '1' && sides.threshold !== '0') return `1, ${close(`${sides.threshold} ${unit}`)}${origin}${far}`;
  return `1, ${close(sides.threshold)} (${unit})${origin}${far}`;
}

function words(evidence: Evidence, leaf: LeafTrace): string {
  const { program } = evidence;
  const measured = valueInWords(program, leaf.fact, leaf.measured);
  if (leaf.status === 'met' && leaf.of === undefined) return measured;
  const threshold = leaf.threshold;
  const all = (Array.isArray(threshold) ? threshold : [String(threshold)]) as string[];
  const inWords = (list: readonly string[]) => list.map((word) => wordInWords(program, leaf.fact, word));
  const has = (word: string) => Array.isArray(leaf.measured) && leaf.measured.includes(word);
  const isDate = readType(program, leaf.fact).type === 'date';
  const [one = ''] = inWords(all);
  const origin = originOf(evidence, leaf);
  const needed = ((): string => {
    switch (leaf.operator) {
      case 'equal':
        return `, needed: ${one}`;
      case 'in':
        return `, needed: ${listed(inWords(all), 'or')}`;
      case 'notEqual':
      case 'notIn':
        return leaf.status === 'missed' ? ', which is excluded' : `, excluded: ${listed(inWords(all), 'or')}`;
      case 'contains':
      case 'everyValue:contains': {
        const lacking = all.filter((word) => !has(word));
        return leaf.status === 'missed'
          ? `; ${listed(inWords(lacking))} ${lacking.length === 1 ? 'is' : 'are'} missing`
          : `; ${listed(inWords(all))} needed`;
      }
      case 'someValue:contains':
        return `; ${listed(inWords(all), 'or')} needed`;
      case 'doesNotContain':
      case 'not someValue:contains':
        return `; ${listed(inWords(leaf.status === 'missed' ? all.filter(has) : all), 'or')} excluded`;
      case 'lessThan':
        return isDate ? `, must be before ${one}` : `, must be below ${one}`;
      case 'lessThanInclusive':
        return isDate ? `, must be ${one} or earlier` : `, must be at most ${one}`;
      case 'greaterThan':
        return isDate ? `, must be after ${one}` : `, must be above ${one}`;
      case 'greaterThanInclusive':
        return isDate ? `, must be ${one} or later` : `, must be at least ${one}`;
      default:
        return `; not all of ${listed(inWords(all))} allowed`;
    }
  })();
  return `${measured}${needed}${origin}`;
}

function flags(leaf: LeafTrace): string {
  const yes = (value: Shown) => (value === null ? 'not known' : value ? 'yes' : 'no');
  const needed = leaf.operator === 'equal' ? leaf.threshold : !leaf.threshold;
  return leaf.status === 'met' ? yes(leaf.measured) : `${yes(leaf.measured)}, needed: ${yes(needed)}`;
}

/** What was measured and what was asked, without the title: `5 people, 6 needed; 1 missing`. */
export function outcomeOf(evidence: Evidence, leaf: LeafTrace): string {
  const { measured, threshold } = leaf;
  if (threshold === null) return `${valueInWords(evidence.program, leaf.fact, measured)}; ${testCauses(evidence, leaf).join('; ')}`;
  if (measured === null) {
    if (typeof threshold === 'boolean') return flags(leaf);
    const needed =
      typeof threshold === 'number'
        ? (NUMBER_NEEDED[leaf.operator]?.(valueInWords(evidence.program, leaf.fact, threshold)) ?? '')
        : words(evidence, { ...leaf, measured: [] }).replace(/^none(, |; )?/, '');
    const causes = testCauses(evidence, leaf).filter((cause) => cause !== `${named(titleOf(evidence.program, leaf.fact))} is not known`);
    return `not known, ${needed}${causes.length === 0 ? '' : `; ${causes.join('; ')}`}`;
  }
  if (typeof threshold === 'boolean') return flags(leaf);
  if (typeof threshold === 'number' && typeof measured === 'number') return numbers(evidence, leaf, measured, threshold);
  return words(evidence, leaf);
}

/** What a test is about, with the days and records behind it. */
export const subjectOf = (evidence: Evidence, leaf: LeafTrace): string =>
  `${titleOf(evidence.program, leaf.fact)}${sourceOf(evidence, leaf.fact)}`;

/** A test in a sentence, such as `Agreement signed: no, needed: yes`. */
export const testSentence = (evidence: Evidence, leaf: LeafTrace): string => `${subjectOf(evidence, leaf)}: ${outcomeOf(evidence, leaf)}`;
