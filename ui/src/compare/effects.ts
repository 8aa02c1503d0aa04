import type { Attribution } from '@tierwright/simulation';
import type { ChangeLine } from './change-groups.ts';

/** What a change alone does to partners. */
export interface Effect {
  readonly partners: number;
  readonly up: number;
  readonly down: number;
}

/** The effects by change; a change that the service tried is found by its pointer and its sentence. */
export function effectsOf({ changes }: Pick<Attribution, 'changes'>): (change: ChangeLine) => Effect | null {
  const keyOf = (pointer: string, sentence: string) => JSON.stringify([pointer, sentence]);
  const known = new Map(
    changes.map(({ pointer, sentence, moved }) => {
      const { up, down, in: into, out, mixed } = moved;
      return [keyOf(pointer, sentence), { partners: up + down + into + out + mixed, up: up + into, down: down + out }];
    }),
  );
  return ({ pointer, sentence }) => known.get(keyOf(pointer, sentence)) ?? null;
}

/** The attribution of a simulation's result, where it was asked for. */
export function attributionIn(result: Readonly<Record<string, unknown>> | null | undefined): Attribution | null {
  const told = result?.attribution;
  return typeof told === 'object' && told !== null && 'changes' in told ? (told as Attribution) : null;
}
