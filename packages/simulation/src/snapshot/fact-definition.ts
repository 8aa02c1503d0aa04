import type { CompiledProgram } from '@tierwright/engine';
import type { Condition, Fact, FactRef, FromRecords, FromWithin, Json, Leaf, Parameter, Program, RecordField } from '@tierwright/program';

/** Something that is put into canonical form; members that are undefined are left out. */
type Definition = { readonly [name: string]: unknown };

const isRef = (value: unknown): value is FactRef =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && typeof (value as { fact?: unknown }).fact === 'string';

/** Follows a fact to everything that its value hangs on. Names are told with what they stand for, wherever they may lead. */
class DefinitionOf {
  readonly #program: Program;
  readonly #following = new Set<string>();

  constructor(program: Program) {
    this.#program = program;
  }

  fact(id: string): Definition {
    const fact = this.#program.facts?.[id];
    if (fact === undefined || this.#following.has(id)) return { id };
    this.#following.add(id);
    const { type, values, by, over, scope, attribute, onMissing } = fact;
    const kind = this.#kindOf(fact);
    const definition = {
      id,
      type,
      values,
      by: by === undefined ? undefined : this.#named(by, kind),
      words: by === undefined || fact.from !== undefined ? undefined : this.#wordsOf(by),
      over,
      scope,
      attribute,
      onMissing,
      from: fact.from && this.#from(fact.from, kind),
    };
    this.#following.delete(id);
    return definition;
  }

  /** The groups of a fact that no record gives: the words of the first field so named. */
  #wordsOf(by: string): readonly string[] | undefined {
    const fields = Object.values(this.#program.records ?? {}).map(({ fields = {} }) => fields[by]);
    const field = fields.find((candidate) => candidate?.type === 'enum');
    return field && 'values' in field ? field.values : undefined;
  }

  /** The record kind at the end of the chain. */
  #kindOf(fact: Fact): string | undefined {
    let from = fact.from;
    for (let steps = 0; from !== undefined && steps <= Object.keys(this.#program.facts ?? {}).length; steps += 1) {
      if ('record' in from) return from.record;
      from = this.#program.facts?.[from.within]?.from;
    }
    return undefined;
  }

  #from(from: FromRecords | FromWithin, kind: string | undefined): Definition {
    const windows = from.window === undefined ? [] : [from.window].flat();
    const narrowed = {
      where: from.where && this.#condition(from.where, kind),
      windows: windows.map((window) => ({
        ...window,
        names: [window.on ?? window.span ?? []].flat().map((name) => this.#named(name, kind)),
      })),
      yearStarts: windows.some(({ calendar }) => calendar) ? this.#program.calendar?.yearStarts : undefined,
    };
    if ('within' in from) return { ...narrowed, within: this.fact(from.within) };
    const { record, aggregate, of, times, per } = from;
    return {
      ...narrowed,
      record,
      kind: this.#kind(record),
      aggregate,
      of: of === undefined ? undefined : this.#named(of, kind),
      times: times?.map((one) => (isRef(one) ? this.#named(one.fact, kind) : one)),
      per,
    };
  }

  #kind(id: string): Definition {
    const kind = this.#program.records?.[id];
    return { id, is: kind?.is, staleAfter: kind?.staleAfter };
  }

  /** A condition with what its names stand for. */
  #condition(condition: Condition, kind: string | undefined): Definition {
    if ('all' in condition) return { all: condition.all.map((part) => this.#condition(part, kind)) };
    if ('any' in condition) return { any: condition.any.map((part) => this.#condition(part, kind)) };
    if ('not' in condition) return { not: this.#condition(condition.not, kind) };
    // A filter of records has no requirements: such a part is unknown.
    if ('condition' in condition) return { condition: condition.condition };
    const { fact, operator, value }: Leaf = condition;
    return { fact: this.#named(fact, kind), operator, value: isRef(value) ? this.#named(value.fact, kind) : value };
  }

  /** A name beside records: a field, one behind a reference, a parameter, an attribute of the partner. */
  #named(name: string, kind: string | undefined): Definition {
    const field = kind === undefined ? undefined : this.#field(kind, name);
    const parameter = this.#program.parameters?.[name];
    const fact = this.#program.facts?.[name];
    return {
      name,
      field: field && fieldDefinition(field),
      behind: kind === undefined || field !== undefined ? undefined : this.#behind(kind, name),
      parameter: parameter && this.#parameter(name, parameter, kind),
      attribute: fact?.attribute === undefined || fact.by !== undefined ? undefined : this.fact(name),
    };
  }

  #field(kind: string, name: string): RecordField | undefined {
    const declared = this.#program.records?.[kind]?.fields;
    if (declared !== undefined && Object.hasOwn(declared, name)) return declared[name];
    const lines = kind === 'dealLine' ? this.#program.dealRegistration?.form?.find(({ type }) => type === 'lines') : undefined;
    return lines?.of?.find(({ id }) => id === name) as RecordField | undefined;
  }

  /** `ref.field`: the field of the record that is referred to. */
  #behind(kind: string, name: string): Definition | undefined {
    for (const [id, field] of Object.entries(this.#program.records?.[kind]?.fields ?? {})) {
      if (field.type !== 'ref' || !name.startsWith(`${id}.`)) continue;
      const behind = this.#field(field.to, name.slice(id.length + 1));
      return { ref: id, kind: this.#kind(field.to), field: behind && fieldDefinition(behind) };
    }
    return undefined;
  }

  #parameter(id: string, parameter: Parameter, kind: string | undefined): Definition {
    const name = `parameter ${id}`;
    if (this.#following.has(name)) return { id };
    this.#following.add(name);
    const { type, value, records, at, variants } = parameter;
    const definition = {
      type,
      value,
      records,
      at: at === undefined ? undefined : this.#named(at, kind),
      variants: variants?.map((variant) => ({ when: this.#condition(variant.when, kind), value: variant.value })),
    };
    this.#following.delete(name);
    return definition;
  }
}

const fieldDefinition = (field: RecordField): Definition => {
  const { type, values, to } = field as { type: string; values?: readonly string[]; to?: string };
  return { type, values, to };
};

/** What a fact is made of, with all that it reaches; what people read beside it (title, why, note) is no part of it. */
export function factDefinition(compiled: CompiledProgram, id: string): Json {
  const { program } = compiled;
  const by = program.facts?.[id]?.by;
  const rates = Object.entries(program.records ?? {}).flatMap(([kind, { is }]) => (is === 'rate' ? [kind] : []));
  return {
    fact: new DefinitionOf(program).fact(id),
    groups: by === undefined ? null : (compiled.groupDomain(by) ?? null),
    currency: program.currency,
    timeZone: program.timeZone,
    rates,
  } as unknown as Json;
}
