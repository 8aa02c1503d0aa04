import { type CompiledProgram, compileProgram } from '@tierwright/engine';
import type { Track } from '@tierwright/program';

const known = new WeakMap<CompiledProgram, Map<string, CompiledProgram>>();

/** A version that decides one of its tracks alone, or others in place of its own: made once for each name. */
export function withTracks(compiled: CompiledProgram, name: string, tracks: () => Track[]): CompiledProgram {
  let made = known.get(compiled);
  if (!made) {
    made = new Map();
    known.set(compiled, made);
  }
  let one = made.get(name);
  if (!one) {
    const { benefits: _, stacking: __, ...program } = compiled.program;
    one = compileProgram({ ...program, tracks: tracks() }, `${compiled.hash}/${name}`);
    made.set(name, one);
  }
  return one;
}
