import { type Program, ValueTypes } from '@tierwright/program';
import type { Expected } from './read-value.ts';

/** What is expected of it, and whether there may be a value for each group. */
export type ExpectedOther = Expected & { readonly grouped: boolean };

/**
 * What a value that no fact declares must be to be given: derived values, built-in facts, answers of forms. The types of
 * a document are worked out when they are first asked for, since most partners are given nothing.
 */
export function givenTypes(program: Program): (id: string) => ExpectedOther | undefined {
  let types: ValueTypes | null = null;
  return (id) => {
    types ??= new ValueTypes(program);
    const info = types.declared.get(id) ?? types.others.get(id);
    if (!info || info.of === 'parameter' || info.of === 'group') return undefined;
    return { type: info.type, words: info.values ? new Set(info.values) : null, grouped: info.by !== undefined };
  };
}
