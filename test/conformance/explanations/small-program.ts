import type { Condition, Parameter, Program, Review } from '@tierwright/program';
import { all, leaf, small } from '../decisions/small-program.ts';

export const atLeast = (fact: string, value: unknown): Condition => leaf(fact, 'greaterThanInclusive', value);

/** Requirements that are met from a number of people on. */
export const people = (title: string, least: number) => ({ title, why: 'w', when: all(atLeast('people', least)) });

/** A program whose one tier above the open one asks for a condition. */
export const asking = (qualify: Condition, parts: Partial<Program> = {}, review?: Review): Program =>
  small({
    tracks: [
      {
        id: 'main',
        title: 'Main',
        tiers: [
          { id: 'low', title: 'Low' },
          { id: 'top', title: 'Top', qualify },
        ],
        ...(review ? { review } : {}),
      },
    ],
    ...parts,
  });

export const number = (value: number | null, more: Partial<Parameter> = {}): Parameter => ({
  title: 'Least',
  type: 'integer',
  value,
  ...more,
});
