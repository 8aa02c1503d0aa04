import { currencyExponent, type Json } from '@tierwright/program';
import { factRef, isMembers, itemsOf, memberOf, textOf } from '../document/reading.ts';
import { shownValue } from '../matrix/typed-value.ts';
import type { About } from './expectation.ts';
import type { Naming } from './naming.ts';
import type { Kind } from './value-kinds.ts';

const NUMBER: Kind = { type: 'number', none: 'notKnown' };
const PERCENT: Kind = { type: 'percent', none: 'noValue' };
const DAY: Kind = { type: 'date', none: 'noValue' };
const LITERALS = { fee: 'money', count: 'integer' } as const;

/** What the value of a benefit is: what its parameter is, else what its kind says of a literal. */
function benefitKind({ known }: Naming, id: string): Kind {
  const benefit = itemsOf(known.program.benefits as unknown as Json).find((one) => memberOf(one, 'id') === id);
  const value = memberOf(benefit, 'value');
  const parameter = factRef(value);
  const info = parameter === undefined ? undefined : known.types.declared.get(parameter);
  if (info) return { type: info.type, none: 'notKnown', ...(info.unit === undefined ? {} : { unit: info.unit }) };
  if (typeof value === 'string') return { type: 'string', none: 'notKnown' };
  const kind = memberOf(benefit, 'kind');
  const type = kind === 'fee' || kind === 'count' ? LITERALS[kind] : isMembers(value) ? 'money' : 'percent';
  return { type, none: 'notKnown' };
}

/** What is typed or found for a line, where it is a value: of what type, in what unit. */
export function expectedKind(naming: Naming, about: About): Kind {
  switch (about.of) {
    case 'until':
      return DAY;
    case 'facts':
      return naming.facts.find(({ id }) => id === about.id)?.kind ?? NUMBER;
    case 'benefits':
      return about.part === 'amount' ? { type: 'money', none: 'notKnown' } : benefitKind(naming, about.id);
    case 'stacking':
      return { type: about.part === 'amount' ? 'money' : 'percent', none: 'notKnown' };
    case 'deal':
      if (about.id === 'protectedUntil') return DAY;
      return about.id === 'place' ? { ...NUMBER, type: 'integer' } : PERCENT;
    default:
      return NUMBER;
  }
}

/** A kind that fits what stands there already: a text where a number is wanted is shown as a text, and the other way round. */
export function fittingKind(kind: Kind, value: Json): Kind {
  const isNumeric = ['integer', 'number', 'money', 'percent'].includes(kind.type);
  if (typeof value === 'string' && isNumeric) return { ...kind, type: 'string' };
  return typeof value === 'number' && kind.type === 'string' ? { ...kind, type: 'number' } : kind;
}

/** Whether these are amounts, each in the currency that names it. */
export const isByCurrency = ({ type }: Kind, value: { readonly [name: string]: Json }): boolean =>
  type === 'money' && Object.keys(value).length > 0 && Object.keys(value).every((name) => currencyExponent(name) !== undefined);

/** A value as people read it: money in its currency, days, percentages; of several each with what it is for. */
export function typedInWords({ known, say }: Naming, kind: Kind, value: Json, none: 'none' | 'notKnown' = 'none'): string {
  const show = (one: Json, currency: string): string => {
    if (one === null) return say(none);
    if (typeof one === 'boolean') return say(one ? 'yes' : 'no');
    if (Array.isArray(one)) return one.map((item) => show(item, currency)).join(', ');
    const word = kind.words?.find((choice) => choice.value === one)?.label;
    return word ?? (isMembers(one) ? JSON.stringify(one) : shownValue(one, { type: kind.type, currency }));
  };
  const own = textOf(known.program.currency);
  if (!isMembers(value)) return show(value, own);
  const isMoney = isByCurrency(kind, value);
  return Object.entries(value)
    .map(([name, one]) => (isMoney && one !== null ? show(one, name) : `${name}: ${show(one, own)}`))
    .join('; ');
}
