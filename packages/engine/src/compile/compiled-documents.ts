import { type Outcome, parseProgram } from '@tierwright/program';
import { type CompiledProgram, compileProgram } from './program.ts';

/** Documents as texts, compiled once; the last `most` are kept: of two that are compared one stays while the other is written. */
export class CompiledDocuments {
  readonly #kept = new Map<string, Outcome<CompiledProgram>>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  of(text: string): Outcome<CompiledProgram> {
    const known = this.#kept.get(text);
    if (known) return known;
    const { program, hash, problems } = parseProgram(text);
    const outcome: Outcome<CompiledProgram> =
      program && hash !== undefined ? { ok: true, value: compileProgram(program, hash), problems } : { ok: false, problems };
    const [oldest] = this.#kept.keys();
    if (this.#kept.size >= this.#most && oldest !== undefined) this.#kept.delete(oldest);
    this.#kept.set(text, outcome);
    return outcome;
  }
}
