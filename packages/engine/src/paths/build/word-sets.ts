import type { FactValue } from '@tierwright/facts';
import { type Extent, UNKNOWN_SET, type WordSet } from '../formula/set-test.ts';
import type { Movable } from '../movable/movable.ts';
import type { Choice } from '../quantity/choice.ts';

const wordsOf = (value: FactValue): readonly string[] => (typeof value === 'string' ? [value] : Array.isArray(value) ? value : []);

/** A set, or a word as the set of it alone, between several of which a choice is made. */
export function setOfWords(choice: Choice<FactValue>): WordSet {
  const extent = (box: Parameters<Choice<FactValue>['options']>[0]): Extent => {
    const { values, mayBeUnknown } = choice.options(box);
    const known = values.filter((value) => value !== null);
    if (known.length === 0) return UNKNOWN_SET;
    const lists = known.map(wordsOf);
    const may = new Set(lists.flat());
    return {
      may,
      must: new Set([...may].filter((word) => lists.every((list) => list.includes(word)))),
      mayBeKnown: true,
      mayBeUnknown: mayBeUnknown || known.length < values.length,
    };
  };
  return { movables: choice.movables, inside: choice.inside, extent };
}

/** A set of which each word is there or not. */
export const memberSet = (members: readonly Movable[]): WordSet => ({
  movables: members,
  inside: [],
  extent: (box): Extent => {
    const at = (movable: Movable, step: number) => movable.at(step) === true;
    const words = (isThere: (movable: Movable) => boolean) => new Set(members.filter(isThere).flatMap(({ member }) => member ?? []));
    const ends = ({ index }: Movable) => [box.low[index] as number, box.high[index] as number] as const;
    return {
      must: words((movable) => ends(movable).every((step) => at(movable, step))),
      may: words((movable) => ends(movable).some((step) => at(movable, step))),
      mayBeKnown: true,
      mayBeUnknown: false,
    };
  },
});
