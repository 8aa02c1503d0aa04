import type { Json } from '@tierwright/program';
import { memberOf, membersOf } from '../document/reading.ts';
import { specOfFact } from './threshold.ts';
import { titleOf } from './titles.ts';
import type { ValueSpec } from './typed-value.ts';

export interface Comparable {
  readonly id: string;
  readonly title: string;
  readonly spec: ValueSpec;
}

/** The facts and derived values that a requirement can compare with a threshold. */
export const comparable = (program: Json): readonly Comparable[] =>
  ['facts', 'derived']
    .flatMap((section) => Object.keys(membersOf(memberOf(program, section))))
    .flatMap((id) => {
      const spec = specOfFact(program, id);
      return spec ? [{ id, title: titleOf(program, 'values', id), spec }] : [];
    });
