import type { Problem, Program } from '@tierwright/program';
import type { Place } from '../document/parts.ts';

/** `number` is that of the edition. */
export interface CheckAsked {
  readonly number: number;
  readonly text: string;
}

/** What the worker answers. */
export interface CheckAnswer {
  readonly number: number;
  /** All that was found, in the order of the text. */
  readonly problems: readonly Problem[];
  /** What to underline, for each of them. */
  readonly places: readonly Place[];
  /**
   * The program where no problem is an error; null where one is. `asWritten`: it is what the text says, which the page has read;
   * only one that was written in an older version of the language is another.
   */
  readonly program: Program | 'asWritten' | null;
}

/** The same with the program, whose parts are the objects of the document. */
export interface CheckSaid extends Omit<CheckAnswer, 'program'> {
  readonly program: Program | null;
}
