import type { Program } from '../document/schema.ts';
import type { Fact, FromRecords } from '../facts/schema.ts';
import type { FormField } from '../forms/schema.ts';
import { builtInFacts } from './built-in-facts.ts';
import { dependenciesOf, type Graph, requirementNode } from './dependencies.ts';
import { derivedType } from './derived-type.ts';
import { DEFAULT_DEAL_FORM, typeOfAnswer } from './form-facts.ts';
import { type GroupField, groupFields, groupInfo } from './group-fields.ts';
import { mayRead, type Reader, readsDeals } from './readers.ts';
import { fieldAt, fieldInfo, type KindOfRecord, recordKinds } from './record-kinds.ts';
import { type Ordered, ordered } from './reference-order.ts';
import { sourceIn } from './source-of-fact.ts';
import { traitsOfCondition, traitsOfDerived, traitsOfFact, traitsOfParameter } from './traits.ts';
import { NO_TRAITS, type Traits, type TypeOfValue, type ValueInfo } from './value.ts';

/** The type and the traits of everything that a document's conditions can read, worked out once. */
export class ValueTypes {
  readonly program: Program;
  readonly kinds: ReadonlyMap<string, KindOfRecord>;
  readonly facts: ReadonlyMap<string, Fact>;
  readonly groups: ReadonlyMap<string, GroupField>;
  /** Facts, parameters and derived values by id. */
  readonly declared = new Map<string, ValueInfo>();
  /** Group fields, built-in facts and answers of forms by id. */
  readonly others = new Map<string, ValueInfo>();
  readonly requirements = new Map<string, Traits>();
  readonly builtIn: ReadonlyMap<string, TypeOfValue>;
  /** What each declared value and requirement refers to. */
  readonly graph: Graph;
  readonly order: Ordered;
  readonly #sources = new Map<string, FromRecords>();
  readonly #fields = new Map<string, ValueInfo | undefined>();

  constructor(program: Program) {
    this.program = program;
    this.kinds = recordKinds(program);
    this.facts = new Map(Object.entries(program.facts ?? {}));
    for (const [id, fact] of this.facts) {
      const source = sourceIn(this.facts, fact);
      if (source) this.#sources.set(id, source);
    }
    this.groups = groupFields(this.facts, this.kinds);
    this.builtIn = builtInFacts(program);
    this.#readOthers();
    this.graph = dependenciesOf(program, this.kinds, (fact) => sourceIn(this.facts, fact)?.record);
    this.order = ordered(this.graph);
    const work = this.#work();
    for (const node of this.order.nodes) work.get(node)?.();
  }

  /** The records that a fact is made of, through its `within` chain. */
  source(fact: string): FromRecords | undefined {
    return this.#sources.get(fact);
  }

  /** What an id means to a reader; undefined where there is no such value or the reader may not have it. */
  read(id: string, reader: Reader): ValueInfo | undefined {
    const declared = this.declared.get(id);
    if (declared) return declared.deal && !readsDeals(reader) ? undefined : declared;
    const other = this.others.get(id);
    return other && (other.of === 'group' || mayRead(reader, id)) ? other : undefined;
  }

  /** What an id means in a filter of records: a field, a field behind a ref, or a parameter. */
  readInRecord(id: string, kind: string): ValueInfo | undefined {
    const key = `${kind} ${id}`;
    if (this.#fields.has(key)) return this.#fields.get(key);
    const found = fieldAt(this.kinds, kind, id);
    const declared = this.declared.get(id);
    const info = found ? fieldInfo(id, found) : declared?.of === 'parameter' ? declared : undefined;
    this.#fields.set(key, info);
    return info;
  }

  #readOthers() {
    const { program, others } = this;
    for (const [id, type] of this.builtIn) others.set(id, { ...NO_TRAITS, ...type, id, of: 'builtIn' });
    const answers = (prefix: string, form: readonly FormField[] | undefined) => {
      for (const field of form ?? []) {
        const type = typeOfAnswer(field);
        const id = `${prefix}.${field.id}`;
        if (type && !others.has(id)) others.set(id, { ...NO_TRAITS, ...type, id, of: 'form' });
      }
    };
    if (program.dealRegistration) answers('deal', program.dealRegistration.form ?? DEFAULT_DEAL_FORM);
    answers('lead', program.leads?.form);
    for (const fund of program.funds ?? []) answers('request', fund.plan);
    for (const step of program.onboarding?.steps ?? []) answers('request', step.fields);
    for (const group of this.groups.values()) if (!others.has(group.field)) others.set(group.field, groupInfo(group));
  }

  /** What is to be done for each node once everything it refers to is done. */
  #work(): Map<string, () => void> {
    const { program, declared, requirements } = this;
    const work = new Map<string, () => void>();
    const value = (id: string): ValueInfo | undefined => this.read(id, 'requirements');
    const requirement = (id: string) => requirements.get(id);
    const declare = (id: string, of: ValueInfo['of'], info: () => (TypeOfValue & Traits) | undefined) => {
      if (work.has(id)) return;
      work.set(id, () => {
        const found = info();
        if (found) declared.set(id, { ...found, id, of });
      });
    };
    for (const [id, fact] of this.facts) {
      const source = this.#sources.get(id);
      const words = fact.values ?? (fact.type === 'enum' || fact.type === 'set' ? wordsOf(this.kinds, source) : undefined);
      declare(id, 'fact', () => ({ ...traitsOfFact(fact, source), ...typed(fact), ...(words ? { values: words } : {}) }));
    }
    for (const [id, parameter] of Object.entries(program.parameters ?? {}))
      declare(id, 'parameter', () => ({ ...traitsOfParameter(parameter, value, requirement), ...typed(parameter) }));
    for (const [id, derived] of Object.entries(program.derived ?? {}))
      declare(id, 'derived', () => {
        const type = derivedType(derived, value);
        return type && { ...traitsOfDerived(derived, value, requirement), ...type };
      });
    for (const [id, { when }] of Object.entries(program.requirements ?? {}))
      work.set(requirementNode(id), () => requirements.set(id, traitsOfCondition(when, value, requirement)));
    return work;
  }
}

function typed({ type, unit, values, min, max, by }: Partial<TypeOfValue> & Pick<TypeOfValue, 'type'>): TypeOfValue {
  // A domain without values is reported where it is declared; nothing else is held against it.
  const isEmpty = min !== undefined && max !== undefined && min > max;
  return {
    type,
    ...(unit === undefined ? {} : { unit }),
    ...(values === undefined ? {} : { values }),
    ...(min === undefined || isEmpty ? {} : { min }),
    ...(max === undefined || isEmpty ? {} : { max }),
    ...(by === undefined ? {} : { by }),
  };
}

const wordsOf = (kinds: ReadonlyMap<string, KindOfRecord>, source: FromRecords | undefined): readonly string[] | undefined => {
  const field = source?.of === undefined ? undefined : fieldAt(kinds, source.record, source.of)?.field;
  return field?.type === 'enum' || field?.type === 'set' ? field.values : undefined;
};
