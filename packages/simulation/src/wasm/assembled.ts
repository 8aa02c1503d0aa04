import { type Code, STEP, type VectorPiece } from './code.ts';
import { NOWHERE } from './column-memory.ts';
import * as wasm from './instructions.ts';
import { moduleOf } from './module-bytes.ts';

/** Parameters: how many partners, where the pointers lie that are read and written, where the limits lie. */
const [COUNT, INPUTS, OUTPUTS] = [0, 1, 2] as const;
export const LIMITS = 3;
/** The first partner of the step. */
export const AT = 4;
const FIRST_POINTER = 5;

export interface StepParts {
  /** What is done for one step of partners. Pointers from 0 on are inputs, from −1 down outputs. */
  readonly code: Code;
  readonly inputs: number;
  readonly outputs: number;
  readonly vectors: number;
}

/** A module that does a step for sixteen partners after the other. */
export function assembled({ code: pieces, inputs, outputs, vectors }: StepParts): Uint8Array<ArrayBuffer> {
  const pointers = inputs + outputs;
  const firstVector = FIRST_POINTER + pointers;
  const code: number[] = [];
  const put = (bytes: readonly number[]): void => {
    for (const byte of bytes) code.push(byte);
  };
  for (let pointer = 0; pointer < pointers; pointer += 1) {
    const [from, place] = pointer < inputs ? [INPUTS, pointer] : [OUTPUTS, pointer - inputs];
    put([...wasm.localGet(from), ...wasm.i32Load(4 * place), ...wasm.localSet(FIRST_POINTER + pointer)]);
  }
  put(wasm.LOOP);
  const needed = neededAfterFences(pieces);
  for (const [at, piece] of pieces.entries()) {
    if (piece === 'fence') put(fence((needed.get(at) ?? []).map((vector) => firstVector + vector)));
    else if ('pointer' in piece) put(wasm.localGet(FIRST_POINTER + (piece.pointer < 0 ? inputs - 1 - piece.pointer : piece.pointer)));
    else if ('vector' in piece) put((piece.access === 'get' ? wasm.localGet : wasm.localSet)(firstVector + piece.vector));
    else put(piece);
  }
  put([...wasm.localGet(AT), ...wasm.i32Const(STEP), ...wasm.i32Add, ...wasm.localTee(AT), ...wasm.localGet(COUNT)]);
  put([...wasm.i32LessThan, ...wasm.REPEAT_IF]);
  return moduleOf({ parameters: AT, numbers: 1 + pointers, vectors, code });
}

/**
 * Engines keep the order of what reads and writes memory, and of nothing else: V8 reads all columns and limits of a step
 * first, hundreds of vectors for sixteen registers. Writing what comes of the vectors needs them, so it holds reading back.
 */
function fence(vectors: readonly number[]): number[] {
  if (vectors.length === 0) return [];
  const merged = vectors.flatMap((vector, index) => [...wasm.localGet(vector), ...(index === 0 ? [] : wasm.v128Or)]);
  return [...wasm.i32Const(NOWHERE), ...merged, ...wasm.v128Store(0)];
}

/** By the place of a fence the vectors that were made since the one before, and that are needed after it. */
function neededAfterFences(pieces: Code): Map<number, number[]> {
  const isVector = (piece: Code[number]): piece is VectorPiece => typeof piece === 'object' && 'vector' in piece;
  const lastNeeded = new Map<number, number>();
  for (const [at, piece] of pieces.entries()) if (isVector(piece) && piece.access === 'get') lastNeeded.set(piece.vector, at);
  const needed = new Map<number, number[]>();
  let made = new Set<number>();
  for (const [at, piece] of pieces.entries()) {
    if (isVector(piece) && piece.access === 'set') made.add(piece.vector);
    if (piece !== 'fence') continue;
    needed.set(
      at,
      [...made].filter((vector) => (lastNeeded.get(vector) ?? -1) > at),
    );
    made = new Set();
  }
  return needed;
}
