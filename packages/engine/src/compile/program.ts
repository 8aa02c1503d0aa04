import { compileFacts, type FactModel, type FactSet, type FactValue, type GroupValues } from '@tierwright/facts';
import { currencyExponent, hashProgram, type Parameter, type Program, type RecordField } from '@tierwright/program';
import { sharedRequirements } from '../model/shared-requirements.ts';
import { ProgramAt } from './at-date.ts';
import { enter, type Frame, newMemo } from './frame.ts';
import type { DateScope, FrameParts, ProgramScope } from './scope.ts';

const NO_ITEMS: Frame['items'] = Object.freeze([]);
const NONE_WAIVED: Record<string, string> = Object.freeze(Object.create(null));

/** A program compiled once per content hash; what depends on dated parameters is compiled once per period in which they hold. */
export class CompiledProgram implements ProgramScope {
  readonly program: Program;
  readonly hash: string;
  readonly facts: FactModel;
  readonly slots: ReadonlyMap<string, number>;
  readonly moneyScale: number;
  readonly #factIds: readonly string[];
  readonly changes: readonly string[];
  /** Whether a derived value looks at other days than the one decided (`held`). */
  readonly readsOtherDays: boolean;
  readonly #periods = new Map<string, DateScope>();
  readonly #memo: ReadonlyMap<string, number>;
  readonly #shared: ReadonlySet<string>;
  readonly #domains: ReadonlyMap<string, readonly string[]>;

  constructor(program: Program, hash: string) {
    this.program = program;
    this.hash = hash;
    this.facts = compileFacts(program);
    this.#factIds = Object.keys(program.facts ?? {});
    this.slots = new Map(this.#factIds.map((id, index): [string, number] => [id, index]));
    this.moneyScale = 10 ** (currencyExponent(program.currency) ?? 2);
    this.changes = parameterDates(program);
    const remembered = [
      ...Object.keys(program.derived ?? {}).map((id) => `derived ${id}`),
      ...Object.keys(program.requirements ?? {}).map((id) => `requirement ${id}`),
    ];
    this.#memo = new Map(remembered.map((id, index) => [id, index]));
    this.#shared = sharedRequirements(program);
    this.readsOtherDays = Object.values(program.derived ?? {}).some((derived) => 'held' in derived);
    this.#domains = groupDomains(program);
  }

  /** The program with the parameters of a date; dates between two changes share it. */
  at(date: string): DateScope {
    let from = '';
    for (const change of this.changes) if (change <= date) from = change;
    let period = this.#periods.get(from);
    if (!period) {
      period = new ProgramAt(this, from === '' ? '0001-01-01' : from);
      this.#periods.set(from, period);
    }
    return period;
  }

  memoOf(name: string): number {
    const index = this.#memo.get(name);
    if (index === undefined) throw new Error(`${name} is not in the document`);
    return index;
  }

  isShared(requirement: string): boolean {
    return this.#shared.has(requirement);
  }

  groupDomain(field: string): readonly string[] | undefined {
    return this.#domains.get(field);
  }

  /** Copies the values of a day's facts to their places; says whether one of them may be unknown. */
  #fill(values: (FactValue | GroupValues)[], facts: FactSet): boolean {
    const source = facts.values;
    const ids = this.#factIds;
    let mayBeUnknown = false;
    for (let slot = 0; slot < ids.length; slot += 1) {
      const value = source[ids[slot] as string] ?? null;
      values[slot] = value;
      if (typeof value === 'object') mayBeUnknown = true;
    }
    return mayBeUnknown;
  }

  /** Puts another partner's facts into a frame of this program. */
  reload(frame: Frame, facts: FactSet): void {
    frame.mayBeUnknown = this.#fill(frame.values, facts);
    frame.facts = facts;
    frame.day = facts.asOf;
    enter(frame);
  }

  frame(facts: FactSet, parts: FrameParts): Frame {
    const values = new Array<FactValue | GroupValues>(this.#factIds.length);
    const mayBeUnknown = this.#fill(values, facts);
    const memo = newMemo(this.#memo.size);
    memo.last = 1;
    return {
      facts,
      values,
      mayBeUnknown,
      day: parts.day,
      groups: Object.create(null),
      own: Object.create(null),
      items: NO_ITEMS,
      waived: NONE_WAIVED,
      hasWaivers: false,
      waive: parts.waive,
      factsOn: parts.factsOn,
      statusByDay: parts.statusByDay,
      parametersFollow: parts.parametersFollow,
      memo,
      context: 1,
    };
  }
}

/** The days on which a value of a parameter begins: the day is told in traces, even where the value stays. */
export function parameterDays(parameter: Parameter): string[] {
  const days = new Set<string>();
  for (const values of [parameter, ...(parameter.variants ?? [])]) {
    for (const dated of [values.value, ...Object.values(values.byTier ?? {}), ...Object.values(values.byBand ?? {})]) {
      if (!Array.isArray(dated)) continue;
      for (const entry of dated) if (typeof entry === 'object' && entry.from !== undefined) days.add(entry.from);
    }
  }
  return [...days].sort();
}

const parameterDates = (program: Program): string[] => [...new Set(Object.values(program.parameters ?? {}).flatMap(parameterDays))].sort();

/** A field of a record kind, or of the kind that a field points to (`customer.segment`). */
function fieldAt(program: Program, kind: string, path: string): RecordField | undefined {
  const fields = program.records?.[kind]?.fields;
  const dot = path.indexOf('.');
  if (dot < 0) return fields?.[path];
  const through = fields?.[path.slice(0, dot)];
  return through?.type === 'ref' ? program.records?.[through.to]?.fields?.[path.slice(dot + 1)] : undefined;
}

/** The enum words of every field that facts are grouped by (ENG-D5, ENG-T3). */
function groupDomains(program: Program): Map<string, readonly string[]> {
  const domains = new Map<string, readonly string[]>();
  for (const fact of Object.values(program.facts ?? {})) {
    if (fact.by === undefined || !fact.from || domains.has(fact.by)) continue;
    let from = fact.from;
    while ('within' in from) {
      const parent = program.facts?.[from.within]?.from;
      if (!parent) break;
      from = parent;
    }
    const field = 'record' in from ? fieldAt(program, from.record, fact.by) : undefined;
    if (field && (field.type === 'enum' || field.type === 'set') && field.values) domains.set(fact.by, field.values);
  }
  return domains;
}

/** Compiles a program that loaded without errors. Give the hash where it is already known. */
export function compileProgram(program: Program, hash: string = hashProgram(program)): CompiledProgram {
  return new CompiledProgram(program, hash);
}
