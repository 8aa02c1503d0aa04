import type { Problem } from '@tierwright/program';
import type { CountedRecord, FactSet, FactSource, FactValue, GroupValues } from '../fact-set/fact-set.ts';
import type { FactContext } from './context.ts';

/** Where a fact set looks up what is made only when asked for. */
export interface FactLookup {
  source(context: FactContext, given: ReadonlySet<string>, fact: string, group: string | undefined): FactSource | undefined;
  records(context: FactContext, given: ReadonlySet<string>, fact: string, group: string | undefined): readonly CountedRecord[];
  missing(fact: string): FactValue;
}

/** The values of a day, as they were computed. */
export interface ComputedValues {
  readonly asOf: string;
  readonly values: Readonly<Record<string, FactValue | GroupValues>>;
  readonly given: ReadonlySet<string>;
  readonly notLoaded: ReadonlySet<string>;
  readonly problems: readonly Problem[];
}

/** The facts of one partner on one day. */
export class ComputedFacts implements FactSet {
  readonly asOf: string;
  readonly partner: string;
  readonly values: ComputedValues['values'];
  readonly given: ReadonlySet<string>;
  readonly notLoaded: ReadonlySet<string>;
  readonly problems: readonly Problem[];
  private readonly context: FactContext;
  private readonly lookup: FactLookup;

  constructor(computed: ComputedValues, context: FactContext, lookup: FactLookup) {
    this.asOf = computed.asOf;
    this.partner = context.partner.id;
    this.values = computed.values;
    this.given = computed.given;
    this.notLoaded = computed.notLoaded;
    this.problems = computed.problems;
    this.context = context;
    this.lookup = lookup;
  }

  missing(fact: string): FactValue {
    return this.lookup.missing(fact);
  }

  source(fact: string, group?: string): FactSource | undefined {
    return this.lookup.source(this.context, this.given, fact, group);
  }

  records(fact: string, group?: string): readonly CountedRecord[] {
    return this.lookup.records(this.context, this.given, fact, group);
  }
}
