import type { Problem } from '@tierwright/program';
import type { BaseCode } from '../problems/base-codes.ts';

/** What a thread is asked. */
export interface ThreadAsked {
  readonly job: string;
  readonly input: unknown;
}

/** What it answers: what the job gave, or why it gave nothing. */
export type ThreadAnswer =
  | { readonly ok: true; readonly result: unknown }
  | {
      readonly ok: false;
      readonly message: string;
      readonly stack: string;
      readonly refused?: { readonly code: BaseCode; readonly file: string; readonly causes: readonly Problem[] };
    };
