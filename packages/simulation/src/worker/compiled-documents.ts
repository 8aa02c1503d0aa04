import { type CompiledProgram, compileProgram } from '@tierwright/engine';
import { type Outcome, parseProgram } from '@tierwright/program';

/** Documents as texts, compiled once: of two that are compared one stays while the other is written. */
export class CompiledDocuments {
  readonly #kept = new Map<string, Outcome<CompiledProgram>>();

  of(text: string): Outcome<CompiledProgram> {
    const known = this.#kept.get(text);
    if (known) return known;
    const { program, hash, problems } = parseProgram(text);
    const outcome: Outcome<CompiledProgram> =
      program && hash !== undefined ? { ok: true, value: compileProgram(program, hash), problems } : { ok: false, problems };
    const [oldest] = this.#kept.keys();
    if (this.#kept.size >= 4 && oldest !== undefined) this.#kept.delete(oldest);
    this.#kept.set(text, outcome);
    return outcome;
  }
}
