import { currencyExponent, type Json, type Outcome, type Program } from '@tierwright/program';
import { type Day, fromDay, toDay } from '../dates/day.ts';
import { TimeZone } from '../dates/time-zone.ts';
import type { CountedRecord, DayRange, FactSet, FactSource, FactValue } from '../fact-set/fact-set.ts';
import { givenTypes } from '../partner/given-types.ts';
import type { PartnerData } from '../partner/partner-data.ts';
import { type Preparation, type PrepareOptions, preparePartner, prepareWithFacts } from '../partner/prepare.ts';
import type { PreparedPartner } from '../partner/prepared-partner.ts';
import type { FieldPath } from '../records/field-path.ts';
import { RecordRow } from '../records/record-row.ts';
import { changeDays } from './change-days.ts';
import { compileFact } from './compile-fact.ts';
import { computeValues } from './compute-values.ts';
import { ComputedFacts, type FactLookup } from './computed-facts.ts';
import type { FactContext, FilterPort } from './context.ts';
import { CountedRow, pathReader } from './counted-row.ts';
import type { FactPlan, RecordPlan } from './fact-plan.ts';
import { valueOfCell } from './fact-scope.ts';
import { ProgramModel } from './program-model.ts';
import { rowsThatCount } from './rows-that-count.ts';
import { isLoaded } from './watermarks.ts';

export interface FactOptions {
  /** Who decides filters of records; default the compiled closures. */
  filter?: FilterPort;
  /** The day of parameters that are not looked up elsewhere; default the day of the facts. */
  parametersAsOf?: string;
  /** Leaves out records whose `recordedOn` is later. */
  asKnownOn?: string;
  /** Facts that are computed; default all. Pass the same set again: what it means is worked out once. */
  only?: ReadonlySet<string>;
}

const NO_ROW = new RecordRow('', '', [], null, null);
/** Edges of windows are kept for this many days; a replay looks at the same days for each partner. */
const DAYS_KEPT = 4096;

interface Edges {
  first: readonly Day[];
  last: readonly Day[];
}

/** The facts of a program, compiled once; then partners are prepared and computed one by one. */
export class FactModel implements FactLookup {
  private readonly model: ProgramModel;
  private readonly plans: readonly FactPlan[];
  private readonly plansById: ReadonlyMap<string, FactPlan>;
  private readonly preparation: Preparation;
  private readonly edges = new Map<Day, Edges>();
  private readonly paths = new Map<string, (id: string) => FieldPath | undefined>();
  private readonly parts = new WeakMap<ReadonlySet<string>, readonly FactPlan[]>();

  constructor(program: Program) {
    this.model = new ProgramModel(program);
    this.plans = Object.entries(program.facts ?? {}).map(([id, fact], index) => compileFact(id, fact, index, this.model));
    this.plansById = new Map(this.plans.map((plan) => [plan.id, plan]));
    const facts = this.plans.map((plan) => ({ plan, expected: { type: plan.type, words: wordsOf(program, plan) } }));
    const byId = new Map(facts.map((fact) => [fact.plan.id, fact]));
    this.preparation = {
      model: this.model,
      currency: program.currency,
      minorPerMajor: 10 ** (currencyExponent(program.currency) ?? 2),
      zone: new TimeZone(program.timeZone),
      facts,
      givable: { fact: (id) => byId.get(id), other: givenTypes(program) },
    };
  }

  /** Checks a partner file against the program and converts it; all problems (PDL4xx) at once. */
  prepare(data: PartnerData, options: PrepareOptions = {}): Outcome<PreparedPartner> {
    return preparePartner(data, this.preparation, options);
  }

  /** The same partner with these given facts in place of those it had, as a step of a timeline has them. */
  withFacts(
    partner: PreparedPartner,
    facts: { readonly [id: string]: Json },
    options: Pick<PrepareOptions, 'extra'> = {},
  ): Outcome<PreparedPartner> {
    return prepareWithFacts(partner, facts, this.preparation, options);
  }

  /** Every fact of a partner as of a day. */
  facts(partner: PreparedPartner, asOf: string, options: FactOptions = {}): FactSet {
    const context = this.context(partner, toDay(asOf), options);
    return new ComputedFacts(computeValues(this.plansOf(options.only), context, this.model.currency, asOf), context, this);
  }

  private plansOf(only: ReadonlySet<string> | undefined): readonly FactPlan[] {
    if (only === undefined) return this.plans;
    let plans = this.parts.get(only);
    if (plans === undefined) {
      plans = this.plans.filter(({ id }) => only.has(id));
      this.parts.set(only, plans);
    }
    return plans;
  }

  /**
   * The days in (from, to] on which a fact may differ from the day before, in rising order. `today` differs every day
   * and is not counted. With `only`, a fact of those.
   */
  changeDays(partner: PreparedPartner, from: string, to: string, only?: ReadonlySet<string>): string[] {
    return changeDays(this.plansOf(only), partner, toDay(from), toDay(to)).map(fromDay);
  }

  /** All records of a kind, such as the lines of a deal. */
  recordsOf(partner: PreparedPartner, kind: string): readonly CountedRecord[] {
    const found = this.model.kinds.get(kind);
    if (!found) return [];
    return (partner.rows[found.index] ?? []).map(
      (row) => new CountedRow(row, this.pathsOf(found.id), { of: null, dated: null }, this.model.currency),
    );
  }

  missing(fact: string): FactValue {
    const plan = this.plansById.get(fact);
    return plan ? valueOfCell(plan.missing, plan.type) : null;
  }

  source(context: FactContext, given: ReadonlySet<string>, fact: string, group: string | undefined): FactSource | undefined {
    const plan = this.plansById.get(fact);
    if (!plan?.records || given.has(fact)) return undefined;
    const windows = plan.records.windows.map(({ slot }) => rangeOf(context.first[slot], context.last[slot]));
    return { windows, records: this.rowsOf(plan.records, context, group).map(({ id }) => id) };
  }

  records(context: FactContext, given: ReadonlySet<string>, fact: string, group: string | undefined): readonly CountedRecord[] {
    const plan = this.plansById.get(fact)?.records;
    if (!plan || given.has(fact)) return [];
    const paths = this.pathsOf(plan.kind.id);
    const { by } = plan;
    const rows = this.rowsOf(plan, context, group);
    // What has no group is in none of the sums by group, so it is not among what they were summed over.
    return (by === null ? rows : rows.filter((row) => by.read(row) !== null)).map(
      (row) => new CountedRow(row, paths, plan, this.model.currency),
    );
  }

  private rowsOf(plan: RecordPlan, context: FactContext, group: string | undefined): readonly RecordRow[] {
    if (!isLoaded(plan, context.partner, context.day)) return [];
    const rows = rowsThatCount(plan, context) ?? [];
    const { by } = plan;
    return group === undefined || by === null ? rows : rows.filter((row) => by.read(row) === group);
  }

  private context(partner: PreparedPartner, day: Day, { filter, parametersAsOf, asKnownOn }: FactOptions): FactContext {
    const { first, last } = this.edgesOn(day);
    return {
      partner,
      day,
      parametersDay: parametersAsOf === undefined ? day : toDay(parametersAsOf),
      knownOn: asKnownOn === undefined ? null : toDay(asKnownOn),
      port: filter ?? null,
      parameters: [],
      first,
      last,
      row: NO_ROW,
    };
  }

  private edgesOn(day: Day): Edges {
    const known = this.edges.get(day);
    if (known) return known;
    if (this.edges.size >= DAYS_KEPT) this.edges.clear();
    const made = {
      first: this.model.periods.map((period) => period.first(day)),
      last: this.model.periods.map((period) => period.last(day)),
    };
    this.edges.set(day, made);
    return made;
  }

  private pathsOf(kindId: string): (id: string) => FieldPath | undefined {
    const known = this.paths.get(kindId);
    if (known) return known;
    const kind = this.model.kinds.get(kindId);
    const made = kind ? pathReader(kind, this.model.kinds) : () => undefined;
    this.paths.set(kindId, made);
    return made;
  }
}

/** Compiles the facts of a program. The caller keeps the model for as long as the program decides. */
export const compileFacts = (program: Program): FactModel => new FactModel(program);

/** The words a fact may have: those it declares, else those of the field it is made of. */
function wordsOf(program: Program, { id, type, records }: FactPlan): ReadonlySet<string> | null {
  if (type !== 'enum' && type !== 'set') return null;
  const words = program.facts?.[id]?.values ?? records?.of?.words;
  return words ? new Set(words) : null;
}

function rangeOf(first = Number.NEGATIVE_INFINITY, last = Number.POSITIVE_INFINITY): DayRange {
  return { ...(Number.isFinite(first) ? { from: fromDay(first) } : {}), ...(Number.isFinite(last) ? { through: fromDay(last) } : {}) };
}
