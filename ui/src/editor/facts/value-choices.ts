import type { ValueType } from '@tierwright/program';
import type { Known } from '../conditions/known.ts';
import { readableAt } from '../conditions/readable-values.ts';
import type { Choice } from '../entries/choice-member.tsx';

/** The values that a derived value can be made of, by title; those of some types only. */
export function valueChoices(known: Known, id: string, types?: readonly ValueType[]): readonly Choice[] {
  const place = { reader: 'requirements', records: null, tier: true, band: false } as const;
  return readableAt(known, place)
    .filter(({ info }) => info.id !== id && (types === undefined || types.includes(info.type)))
    .map((each) => ({ value: each.id, label: each.title }));
}

export const NUMBER_TYPES = ['integer', 'number', 'money', 'percent'] as const satisfies readonly ValueType[];

export const requirementChoices = ({ program }: Known): readonly Choice[] =>
  Object.entries(program.requirements ?? {}).map(([value, { title }]) => ({ value, label: title }));
