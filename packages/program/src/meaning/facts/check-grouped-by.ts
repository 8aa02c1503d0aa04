import type { Fact } from '../../facts/schema.ts';
import { fieldAt } from '../../types-of-values/record-kinds.ts';
import { readField } from '../conditions/read-value.ts';
import type { Examination } from '../examination.ts';

/** A fact by group: a field whose values are words, and the same words for every fact that is grouped by it. */
export function checkGroupedBy(x: Examination, id: string, fact: Fact, by: string, pointer: string): void {
  const { report, types } = x;
  const at = `${pointer}/by`;
  if (!fact.from) {
    report.add('PDL234', at, 'Only a fact made from records has a value for each group.', { value: by, expected: '`from` with records' });
    return;
  }
  const source = types.source(id);
  const field = source && readField(x, by, at, source.record);
  if (!source || !field) return;
  if (field.type !== 'enum' && field.type !== 'string') {
    report.add('PDL222', at, `Records cannot be grouped by \`${by}\`, which is of type ${field.type}.`, {
      value: by,
      expected: 'an enum, string or ref field',
    });
    return;
  }
  const group = types.groups.get(by);
  const first = group?.facts[0];
  if (!group || first === undefined || first === id) return;
  if (group.type !== field.type || !sameWords(group.values, field.values))
    report.add('PDL222', at, `The groups of \`${by}\` are not those of \`${first}\`.`, {
      value: by,
      expected: `the same words as in records of kind ${types.source(first)?.record}`,
    });
  else if (field.type === 'string' && refOf(x, source.record, by) !== refOf(x, types.source(first)?.record, by))
    report.add('PDL222', at, `\`${by}\` points elsewhere than it does for \`${first}\`.`, {
      value: by,
      expected: 'groups of the same kind',
    });
}

const sameWords = (a: readonly string[] | undefined, b: readonly string[] | undefined): boolean =>
  a === undefined || b === undefined ? a === b : a.length === b.length && a.every((word) => b.includes(word));

const refOf = ({ types }: Examination, kind: string | undefined, path: string): string | undefined => {
  const field = kind === undefined ? undefined : fieldAt(types.kinds, kind, path)?.field;
  return field?.type === 'ref' ? field.to : undefined;
};
