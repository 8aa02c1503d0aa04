import { compileProgram } from '@tierwright/engine';
import { LifecycleProgram } from '@tierwright/lifecycle';
import { parseProgram } from '@tierwright/program';
import { activeVersion, type Tx, versionDocument } from '@tierwright/store';
import type { ProgramShelf } from './program-shelf.ts';

/** So many programs stay ready; of more, those asked for longest ago are made again. */
const READY = 64;

/** Programs of the store, each compiled once in this process. What has a hash never changes, so tenants may share it. */
export function programShelf(): ProgramShelf {
  const ready = new Map<string, LifecycleProgram>();
  const byHash: ProgramShelf['byHash'] = async (tx, hash) => {
    const program = ready.get(hash) ?? (await made(tx, hash));
    ready.delete(hash);
    ready.set(hash, program);
    if (ready.size > READY) for (const oldest of [...ready.keys()].slice(0, ready.size - READY)) ready.delete(oldest);
    return program;
  };
  return {
    byHash,
    active: async (tx, program) => {
      const hash = await activeVersion(tx, program);
      return hash === undefined ? undefined : byHash(tx, hash);
    },
  };
}

async function made(tx: Tx, hash: string): Promise<LifecycleProgram> {
  const document = await versionDocument(tx, hash);
  if (document === undefined) throw new Error(`The store has no program version ${hash}`);
  const parsed = parseProgram(new TextEncoder().encode(document));
  if (!parsed.program || parsed.hash !== hash) throw new Error(`The program version ${hash} is not what it was kept as`);
  return new LifecycleProgram(compileProgram(parsed.program, hash));
}
