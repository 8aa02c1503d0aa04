import { Context } from './context.ts';
import type { DateScope, ProgramScope, TierContext } from './scope.ts';

/** A program with its parameters as of a date; contexts are made when first asked for. */
export class ProgramAt implements DateScope {
  readonly compiled: ProgramScope;
  readonly date: string;
  readonly #contexts = new Map<string, TierContext>();

  constructor(compiled: ProgramScope, date: string) {
    this.compiled = compiled;
    this.date = date;
  }

  context(key: string, tier: string | null, band: string | null = null): TierContext {
    const name = `${key}\n${tier ?? ''}\n${band ?? ''}`;
    let context = this.#contexts.get(name);
    if (!context) {
      context = new Context(this, key, tier, band);
      this.#contexts.set(name, context);
    }
    return context;
  }
}
