import type { Problem, Program } from '@tierwright/program';

/** `number` is that of the edition. */
export interface CheckAsked {
  readonly number: number;
  readonly text: string;
}

export interface CheckSaid {
  readonly number: number;
  /** All that was found, in the order of the text. */
  readonly problems: readonly Problem[];
  /** Of a program without errors; null of another. */
  readonly hash: string | null;
  readonly program: Program | null;
}
