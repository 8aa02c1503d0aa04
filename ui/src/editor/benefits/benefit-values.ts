import { BENEFIT_KINDS, type BenefitKind, type Json, type ValueType } from '@tierwright/program';
import { factRef, isMembers, itemsOf, memberOf, membersOf, stringOf, textOf, titleOf } from '../document/reading.ts';
import { specOf } from '../matrix/threshold.ts';
import type { ValueSpec } from '../matrix/typed-value.ts';

/** What the value of a benefit is; `reference` is the value of a parameter. */
export type ValueForm = 'percent' | 'money' | 'moneyByCurrency' | 'count' | 'text' | 'reference';

interface KindOfBenefit {
  /** What can be written as its value. */
  readonly forms: readonly ValueForm[];
  /** The types of the parameters that can be its value, the usual one first. */
  readonly types: readonly ValueType[];
}

const EARNED: KindOfBenefit = { forms: ['percent', 'moneyByCurrency', 'reference'], types: ['percent', 'money'] };
const KINDS: Readonly<Record<BenefitKind, KindOfBenefit>> = {
  discount: EARNED,
  rebate: EARNED,
  commission: EARNED,
  mdfAccrual: EARNED,
  count: { forms: ['count', 'reference'], types: ['integer', 'number'] },
  access: { forms: [], types: [] },
  serviceLevel: { forms: ['text', 'reference'], types: ['string', 'enum', 'duration'] },
  fee: { forms: ['money', 'reference'], types: ['money', 'percent'] },
};

export const kindOf = (benefit: Json | undefined): BenefitKind | undefined => {
  const kind = memberOf(benefit, 'kind');
  return BENEFIT_KINDS.find((known) => known === kind);
};

export const formsOf = (kind: BenefitKind): readonly ValueForm[] => KINDS[kind].forms;
export const typesOfKind = (kind: BenefitKind): readonly ValueType[] => KINDS[kind].types;

/** What stands as the value; null where nothing does. */
export function valueForm(benefit: Json | undefined): ValueForm | null {
  const value = memberOf(benefit, 'value');
  if (value === undefined) return null;
  if (factRef(value) !== undefined) return 'reference';
  if (isMembers(value)) return 'moneyByCurrency';
  if (typeof value === 'string') return 'text';
  const kind = kindOf(benefit);
  return kind === 'fee' ? 'money' : kind === 'count' || kind === 'serviceLevel' || kind === 'access' ? 'count' : 'percent';
}

const TYPE_OF_FORM: Readonly<Record<Exclude<ValueForm, 'reference'>, ValueType>> = {
  percent: 'percent',
  money: 'money',
  moneyByCurrency: 'money',
  count: 'number',
  text: 'string',
};

/** What the value of a benefit is written as; null where there is none, or nothing is known of it. */
export function specOfValue(program: Json, benefit: Json | undefined): ValueSpec | null {
  const form = valueForm(benefit);
  if (form === null) return null;
  const currency = textOf(memberOf(program, 'currency'));
  if (form !== 'reference') return { type: TYPE_OF_FORM[form], currency };
  const id = factRef(memberOf(benefit, 'value')) ?? '';
  return specOf(program, memberOf(memberOf(program, 'parameters'), id)) ?? null;
}

/** Whether the value is a percentage or an amount for each, and so can be applied to something. */
export function appliesTo(program: Json, benefit: Json | undefined): 'money' | 'number' | null {
  const kind = kindOf(benefit);
  if (kind === undefined || kind === 'access' || kind === 'count' || kind === 'serviceLevel') return null;
  const type = specOfValue(program, benefit)?.type;
  return type === 'percent' ? 'money' : type === 'money' ? 'number' : null;
}

/** Whether it comes to an amount of money, which can be capped. */
export const hasAmount = (program: Json, benefit: Json | undefined): boolean => {
  const applied = appliesTo(program, benefit);
  return applied === 'number' || (applied === 'money' && memberOf(benefit, 'basis') !== undefined);
};

export interface TierOf {
  readonly id: string;
  readonly title: string;
}

/** The tiers that may have a benefit, from the lowest: those of its track, or of every track. */
export function tiersOf(program: Json, track: string | undefined): readonly TierOf[] {
  const tiers = itemsOf(memberOf(program, 'tracks'))
    .filter((each) => track === undefined || memberOf(each, 'id') === track)
    .flatMap((each) => itemsOf(memberOf(each, 'tiers')))
    .map((tier) => ({ id: textOf(memberOf(tier, 'id')), title: titleOf(tier) }));
  return tiers.filter(({ id }, index) => id !== '' && tiers.findIndex((other) => other.id === id) === index);
}

/** Those of them from the lowest on that has it; all where it says no tier, or one that is none of them. */
export function givenTiers(program: Json, benefit: Json | undefined): readonly TierOf[] {
  const tiers = tiersOf(program, stringOf(memberOf(benefit, 'track')));
  const first = tiers.findIndex(({ id }) => id === memberOf(benefit, 'atLeast'));
  return first < 0 ? tiers : tiers.slice(first);
}

/** The parameters that can be the value of a kind of benefit, by title. */
export const fittingParameters = (
  program: Json,
  types: readonly ValueType[],
): readonly { readonly value: string; readonly label: string }[] =>
  Object.entries(membersOf(memberOf(program, 'parameters'))).flatMap(([id, parameter]) =>
    types.some((type) => type === memberOf(parameter, 'type')) ? [{ value: id, label: titleOf(parameter) || id }] : [],
  );
