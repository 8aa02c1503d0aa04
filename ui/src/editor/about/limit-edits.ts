import type { Limit } from '@tierwright/program';
import type { JsonEdits } from '../document/json-edits.ts';
import { itemsOf, type Members, membersOf } from '../document/reading.ts';

type Measure = Limit['measure'];

const placeOf = (program: Members, measure: Measure): number =>
  itemsOf(program.limits).findIndex((limit) => membersOf(limit).measure === measure);

/** What a release may do at most by a measure; undefined where nothing limits it. */
export function limitOf(program: Members, measure: Measure): number | undefined {
  const atMost = membersOf(itemsOf(program.limits)[placeOf(program, measure)]).atMost;
  return typeof atMost === 'number' ? atMost : undefined;
}

/** Where the limit of a measure stands; where it would be added, if there is none. */
export function limitPath(program: Members, measure: Measure): readonly (string | number)[] {
  const place = placeOf(program, measure);
  return ['limits', place < 0 ? itemsOf(program.limits).length : place, 'atMost'];
}

/** Sets a limit, or takes it away; the list goes with its last one. */
export function setLimit(edits: JsonEdits, program: Members, measure: Measure, atMost: number | undefined): void {
  const [place, limits] = [placeOf(program, measure), itemsOf(program.limits)];
  if (atMost === undefined) {
    if (place >= 0) edits.remove(limits.length === 1 ? ['limits'] : ['limits', place]);
  } else if (place >= 0) edits.set(['limits', place, 'atMost'], atMost);
  else
    edits.set(
      limits.length === 0 ? ['limits'] : ['limits', limits.length],
      limits.length === 0 ? [{ measure, atMost }] : { measure, atMost },
    );
}
