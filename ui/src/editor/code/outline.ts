import { itemsOf, type Members, membersOf, stringOf, titleOf } from '../document/reading.ts';

/** A section of a program, or an entry of one. */
export interface Outlined {
  readonly name: string;
  /** Its id, where the name is its title. */
  readonly detail: string;
  readonly path: readonly (string | number)[];
  readonly entries: readonly Outlined[];
}

const entriesOf = (section: string, part: Members[string] | undefined): readonly Outlined[] => {
  const named = itemsOf(part).map((item, index) => [titleOf(item), stringOf(membersOf(item).id) ?? '', index] as const);
  const keyed = Object.entries(membersOf(part)).map(([id, entry]) => [titleOf(entry) || id, id, id] as const);
  return [...named, ...keyed].flatMap(([name, id, token]) =>
    name === '' ? [] : { name, detail: id === name ? '' : id, path: [section, token], entries: [] },
  );
};

/** What a program is made of, two levels deep: all parts of 2,000 rules would be 30,000, made again after each key. */
export const outlineOf = (program: Members): readonly Outlined[] =>
  Object.entries(program).map(([section, part]) => ({ name: section, detail: '', path: [section], entries: entriesOf(section, part) }));
