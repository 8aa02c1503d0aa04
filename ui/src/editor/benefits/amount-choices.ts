import { familyOf, pathsOf, type ValueType } from '@tierwright/program';
import type { Known } from '../conditions/known.ts';
import type { Choice } from '../entries/choice-member.tsx';

/** The facts and derived values that a value can be applied to: amounts of money, or numbers. */
export function basisChoices({ program, types }: Known, wanted: 'money' | 'number'): readonly Choice[] {
  const titles = { ...program.facts, ...program.derived };
  return Object.entries(titles).flatMap(([id, { title }]) => {
    const info = types.declared.get(id);
    return info && familyOf(info.type) === wanted ? [{ value: id, label: title ?? id }] : [];
  });
}

/** The fields of the records that a fact adds up; those of one type only. None of a fact that is no plain sum over records. */
export function recordFields({ program, types }: Known, basis: string, type?: ValueType): readonly Choice[] {
  const source = types.source(basis);
  if (source?.aggregate !== 'sum' || source.per !== undefined || source.times) return [];
  return pathsOf(types.kinds, source.record).flatMap((field) => {
    const info = types.readInRecord(field, source.record);
    const title = program.records?.[source.record]?.fields?.[field]?.title ?? field;
    return info && (type === undefined || info.type === type) ? [{ value: field, label: title }] : [];
  });
}
