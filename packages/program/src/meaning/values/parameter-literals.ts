import type { Dated, DatedEntry, Parameter, ParameterValues } from '../../parameters/schema.ts';
import type { TypeOfValue } from '../../types-of-values/value.ts';
import type { Literal } from '../../values/schema.ts';
import type { Examination } from '../examination.ts';
import { checkDomain } from './check-literal.ts';

/** A value with its history, and where it stands; `key` names the tier or band. */
export interface PlacedDated {
  dated: Dated;
  pointer: string;
  by?: 'byTier' | 'byBand';
  key?: string;
}
export interface PlacedLiteral {
  literal: Literal;
  pointer: string;
}

/** A history is a list of entries; a list of words is one literal. */
export const isHistory = (dated: Dated): dated is DatedEntry[] =>
  Array.isArray(dated) && dated.length > 0 && dated.every((entry) => typeof entry === 'object' && entry !== null);

function* datedIn(values: ParameterValues, pointer: string): Iterable<PlacedDated> {
  if (values.value !== undefined) yield { dated: values.value, pointer: `${pointer}/value` };
  for (const by of ['byTier', 'byBand'] as const)
    for (const [key, dated] of Object.entries(values[by] ?? {})) yield { dated, pointer: `${pointer}/${by}/${key}`, by, key };
}

/** Every value of a parameter, its variants' too. */
export function* datedValuesOf(parameter: Parameter, pointer: string): Iterable<PlacedDated> {
  yield* datedIn(parameter, pointer);
  for (const [index, variant] of (parameter.variants ?? []).entries()) yield* datedIn(variant, `${pointer}/variants/${index}`);
}

/** Every literal of a value's history. */
export function literalsOf({ dated, pointer }: PlacedDated): PlacedLiteral[] {
  if (!isHistory(dated)) return [{ literal: dated as Literal, pointer }];
  return dated.map((entry, index) => ({ literal: entry.value, pointer: `${pointer}/${index}/value` }));
}

/** A threshold that the fact it is compared with can never have is a slip. */
export function checkParameterDomain(x: Examination, id: string, type: TypeOfValue): void {
  const parameter = x.program.parameters?.[id];
  if (!parameter || (type.min === undefined && type.max === undefined)) return;
  for (const dated of datedValuesOf(parameter, `/parameters/${id}`))
    for (const { literal, pointer } of literalsOf(dated)) if (typeof literal === 'number') checkDomain(x, literal, type, pointer);
}
