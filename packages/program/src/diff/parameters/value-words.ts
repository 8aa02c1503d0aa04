import type { Operator } from '../../conditions/schema.ts';
import type { Dated, Parameter, ParameterValues } from '../../parameters/schema.ts';
import { isHistory } from '../../resolve/dated.ts';
import type { Literal } from '../../values/schema.ts';
import { nameOf, tierTitle, valueTitle } from '../names.ts';
import type { Side } from '../side.ts';
import { joined, quoted } from '../words/join.ts';
import { literalInWords } from '../words/literals.ts';
import { purposeOf } from './purpose.ts';

/** A value as the parameter's type says; a placeholder without one is not known. */
export function valueInWords(value: Literal | undefined, parameter: Parameter, side: Side): string {
  return value === undefined ? 'none' : literalInWords(value, parameter, side.program.currency);
}

/** "at least 120,000 USD": the bound that a requirement sets. */
export function boundInWords(value: Literal | undefined, operator: Operator, parameter: Parameter, side: Side): string {
  if (value === null) return 'a number that is not known';
  return `${bounds[operator] ?? ''} ${valueInWords(value, parameter, side)}`.trim();
}

const bounds: Partial<Record<Operator, string>> = {
  greaterThanInclusive: 'at least',
  greaterThan: 'more than',
  lessThanInclusive: 'at most',
  lessThan: 'less than',
};

/** What a parameter is called: by its title, else by what it is for. */
export function parameterName(side: Side, id: string): string {
  const title = valueTitle(side, id);
  if (title !== undefined) return `parameter ${quoted(title)}`;
  const purpose = purposeOf(side, id);
  if (purpose.kind === 'threshold') return `threshold of ${joined(purpose.requirements.map((part) => quoted(part.title)))}`;
  if (purpose.kind === 'value' || purpose.kind === 'cap') {
    return `${purpose.kind} of ${joined(purpose.benefits.map((part) => quoted(part.title)))}`;
  }
  return `parameter ${quoted(id)}`;
}

/** All values of a parameter or a variant, such as "Silver 50,000 USD, from 2027-01-01 75,000 USD and Gold 250,000 USD". */
export function valuesInWords(values: ParameterValues, parameter: Parameter, side: Side): string[] {
  const dated = (value: Dated) => datedInWords(value, parameter, side);
  const byTier = Object.entries(values.byTier ?? {}).map(([tier, value]) => `${tierTitle(side, tier)} ${dated(value)}`);
  const byBand = Object.entries(values.byBand ?? {}).map(([band, value]) => `${nameOf(side, 'band', band)} ${dated(value)}`);
  const lists = [
    ...(values.value === undefined ? [] : [dated(values.value)]),
    ...[byTier, byBand].filter((list) => list.length > 0).map((list) => joined(list)),
  ];
  return lists;
}

function datedInWords(dated: Dated, parameter: Parameter, side: Side): string {
  if (!isHistory(dated)) return valueInWords(dated, parameter, side);
  const entries = dated.map(
    (entry) => `${entry.from === undefined ? '' : `from ${entry.from} `}${valueInWords(entry.value, parameter, side)}`,
  );
  return entries.length === 1 ? (entries[0] ?? '') : `(${entries.join(', ')})`;
}
