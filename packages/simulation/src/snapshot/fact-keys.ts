import { type CompiledProgram, ENGINE_VERSION } from '@tierwright/engine';
import { hashProgram } from '@tierwright/program';
import { factDefinition } from './fact-definition.ts';

/**
 * A fact in the form in which a version defines it, `id@` and a SHA-256 of the definition and all that it reaches:
 * versions that define a fact alike share its column.
 */
export type FactKey = string;

const known = new WeakMap<CompiledProgram, ReadonlyMap<string, FactKey>>();

/** The keys of the facts that a version declares, by id. */
export function factKeys(compiled: CompiledProgram): ReadonlyMap<string, FactKey> {
  let keys = known.get(compiled);
  if (keys === undefined) {
    const key = (id: string): FactKey => `${id}@${hashProgram({ engine: ENGINE_VERSION, definition: factDefinition(compiled, id) })}`;
    keys = new Map(Object.keys(compiled.program.facts ?? {}).map((id) => [id, key(id)]));
    known.set(compiled, keys);
  }
  return keys;
}

/** The id of the fact that a key stands for; of a built-in fact its name. */
export const factOfKey = (key: FactKey): string => key.replace(/@[0-9a-f]{64}$/, '');
