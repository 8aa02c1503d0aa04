import type { MergedField } from '../merge/merged-kind.ts';
import { companyName, variantName } from '../names/company-name.ts';
import { paretoQuantile } from '../random/power.ts';
import type { Random } from '../random/random.ts';
import type { Scalar } from '../values/scalar.ts';
import type { FieldSpec } from './field-spec.ts';
import type { Conversion } from './give-number.ts';

/** What ordinary values of one partner are drawn with. */
export interface Ordinary {
  random: Random;
  /** Money of an ordinary record, minor units of the program's currency. */
  money: number;
  /** The customers' names so far, for variants of them. */
  names: string[];
  /** How many customers are another one's name written otherwise. */
  duplicates: number;
  /** A customer that several partners of the base sell to. */
  commonName(random: Random): string;
  /** The currency of most of its money, where that is not the program's. */
  currency?: string | undefined;
  conversion?: Conversion | undefined;
}

const NAME = /(?:^|\.)(?:name|title|company|customer|account|endCustomer|legalName)$|(?:Name)$/;
const COUNTRY = /country/i;
const COUNTRIES = ['US', 'DE', 'GB', 'FR', 'BR', 'IN', 'JP', 'AU', 'MX', 'SG'];
const DOMAIN = /domain|website/i;

/** A value of a field that is neither a date nor a ref. `cuts` are numbers it is compared with. */
export function ordinaryValue(
  ordinary: Ordinary,
  field: MergedField,
  cuts: readonly number[],
  spec: FieldSpec | undefined,
): Scalar | undefined {
  const { random } = ordinary;
  switch (field.type) {
    case 'boolean':
      return spec?.in ? random.pick(spec.in) : random.chance(0.8);
    case 'enum':
    case 'string':
      return word(ordinary, field, spec);
    case 'set':
      return words(random, field, spec);
    case 'integer':
    case 'number':
    case 'money':
    case 'percent':
      return numeric(ordinary, field, cuts, spec);
    case 'date':
    case 'ref':
      return undefined;
  }
}

function word(ordinary: Ordinary, field: MergedField, spec: FieldSpec | undefined): Scalar | undefined {
  const { random } = ordinary;
  const allowed = (spec?.in ?? field.values).filter((value) => !spec?.notIn?.includes(value));
  // The first words of a list are the common ones: chances fall as 1, 1/2, 1/3 …
  if (allowed.length > 0 && (spec?.in || spec?.notIn || field.type === 'enum'))
    return allowed[random.weighted(allowed.map((_, index) => 1 / (index + 1)))];
  if (field.type === 'enum') return undefined;
  if (spec?.notIn) return 'other';
  if (allowed.length > 0) return random.pick(allowed);
  if (NAME.test(field.name)) return nameOf(ordinary);
  if (COUNTRY.test(field.name)) return random.pick(COUNTRIES);
  if (DOMAIN.test(field.name))
    return `${companyName(random)
      .toLowerCase()
      .replace(/[^a-z]/g, '')}.example`;
  return `${field.name}-${1 + random.below(6)}`;
}

/** How often a customer is one that other partners sell to as well. */
const COMMON = 0.1;

/** A customer's name: mostly one of its own; sometimes a known one, as it stands or as another clerk would type it. */
function nameOf({ random, names, duplicates, commonName }: Ordinary): string {
  const own = names.length > 0 && random.chance(0.5) ? random.pick(names) : undefined;
  if (random.chance(duplicates)) return variantName(random, own ?? commonName(random));
  const name = random.chance(COMMON) ? commonName(random) : companyName(random);
  names.push(name);
  return name;
}

function words(random: Random, field: MergedField, spec: FieldSpec | undefined): string[] {
  const list = field.values.length > 0 ? field.values : [...(spec?.has ?? [])];
  return list.filter((value) => spec?.has?.includes(value) || (!spec?.hasNot?.includes(value) && random.chance(0.4)));
}

function numeric(ordinary: Ordinary, field: MergedField, cuts: readonly number[], spec: FieldSpec | undefined): number {
  const { random } = ordinary;
  const fixed = spec?.in?.find((value) => typeof value === 'number');
  if (typeof fixed === 'number') return fixed;
  const u = random.next();
  let value: number;
  if (field.type === 'percent') value = 100 - 45 * u * u;
  else if (cuts.length > 0) value = random.pick(cuts) * (u < 0.5 ? 0.1 + 1.8 * u : 1 + 4 * (u - 0.5) * (u - 0.5) * 4);
  else if (field.type === 'money') value = ordinary.money * (0.25 + 0.5 * paretoQuantile(u, 0.75, 20));
  else value = (field.type === 'integer' ? 1 : 2) * paretoQuantile(u, 1, 60);
  const { min, max } = spec ?? {};
  if (min !== undefined && max !== undefined) value = min + (max - min) * u;
  else if (min !== undefined && value < min) value = min + Math.max(1, Math.abs(min)) * 1.5 * u * u;
  else if (max !== undefined && value > max) value = Math.max(0, max) * (0.1 + 0.9 * u);
  const whole = field.type === 'integer' || field.type === 'money' || field.type === 'percent';
  const rounded = whole ? Math.round(value) : Math.round(value * 10) / 10;
  return Math.min(Math.max(rounded, min ?? rounded), max ?? rounded);
}
