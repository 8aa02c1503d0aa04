import type { Json } from '@tierwright/program';
import { memberOf, stringOf } from '../document/reading.ts';

/** The title of a requirement, or of a fact, parameter or derived value; its id where it has none. */
export function titleOf(program: Json, section: 'requirements' | 'values', id: string): string {
  const sections = section === 'values' ? ['facts', 'derived', 'parameters'] : [section];
  for (const each of sections) {
    const title = stringOf(memberOf(memberOf(memberOf(program, each), id), 'title'));
    if (title !== undefined) return title;
  }
  return id;
}
