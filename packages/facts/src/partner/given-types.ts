import { type Program, ValueTypes } from '@tierwright/program';
import type { Expected } from './read-value.ts';

/**
 * What a value that no fact declares must be to be given: derived values, built-in facts, answers of forms. The types of
 * a document are worked out when they are first asked for, since most partners are given nothing.
 */
export function givenTypes(program: Program): (id: string) => Expected | undefined {
  let types: ValueTypes | null = null;
  return (id) => {
    types ??= new ValueTypes(program);
    const info = types.declared.get(id) ?? types.others.get(id);
    if (!info || info.of === 'parameter' || info.of === 'group') return undefined;
    return { type: info.type, words: info.values ? new Set(info.values) : null };
  };
}
