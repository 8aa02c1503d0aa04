import {
  type CountedRecord,
  compileFacts,
  type FactModel,
  type FactOptions,
  type FactValue,
  type GroupValues,
  type PreparedPartner,
} from '@tierwright/facts';
import type { Fact, Json, Outcome, Program } from '@tierwright/program';
import type { ProgramScope } from '../compile/scope.ts';

/** The lines of one deal: as records, and the facts that are made of them. */
export interface DealLines {
  readonly records: () => readonly CountedRecord[];
  readonly facts: ReadonlyMap<string, FactValue | GroupValues>;
}

/** The facts that are made from lines of a deal, through their `within` chains. */
function factsOfLines(program: Program): Set<string> {
  const found = new Set<string>();
  const facts = Object.entries(program.facts ?? {});
  // A fact may stand before the one it is made within.
  for (let before = -1; before < found.size; ) {
    before = found.size;
    for (const [id, { from }] of facts) if (from && ('within' in from ? found.has(from.within) : from.record === 'dealLine')) found.add(id);
  }
  return found;
}

/**
 * The facts of lines apart from all others, so that a deal does not count a partner's records again. What the model
 * leaves out keeps its place: a partner prepared for the program is read by it too.
 */
class LineFacts {
  readonly #ids: ReadonlySet<string>;
  readonly #model: FactModel;

  constructor(program: Program) {
    const ids = factsOfLines(program);
    this.#ids = ids;
    const kept = Object.entries(program.facts ?? {}).map(([id, fact]): [string, Fact] => {
      if (ids.has(id) || fact.attribute !== undefined) return [id, fact];
      return [id, { title: fact.title, type: fact.type }];
    });
    this.#model = compileFacts({ ...program, facts: Object.fromEntries(kept) });
  }

  /** The partner with these lines in place of those it had. */
  withLines(partner: PreparedPartner, lines: readonly Json[]): Outcome<PreparedPartner> {
    const read = this.#model.withFacts(partner, { 'deal.lines': lines as Json[] });
    if (!read.ok) return read;
    return { ...read, value: { ...partner, rows: read.value.rows, hasDealLines: true } };
  }

  read(partner: PreparedPartner, asOf: string, options: FactOptions): DealLines {
    const { values } = this.#model.facts(partner, asOf, options);
    return {
      records: () => this.#model.recordsOf(partner, 'dealLine'),
      facts: new Map([...this.#ids].map((id) => [id, values[id] ?? null])),
    };
  }
}

const known = new WeakMap<ProgramScope, LineFacts>();

/** The facts of lines of a program, compiled when first asked for. */
export function lineFactsOf(scope: ProgramScope): LineFacts {
  let facts = known.get(scope);
  if (!facts) {
    facts = new LineFacts(scope.program);
    known.set(scope, facts);
  }
  return facts;
}
