import { type Json, type Program, type ValueType, ValueTypes } from '@tierwright/program';
import type { Path } from '../document/json-edits.ts';
import { factRef, itemsOf, memberOf, membersOf, stringOf } from '../document/reading.ts';
import { entriesOf, inForce } from '../parameters/dated.ts';
import type { ValueSpec } from './typed-value.ts';

const TYPES: ReadonlySet<string> = new Set<ValueType>([
  ...(['integer', 'number', 'money', 'percent', 'boolean', 'date', 'duration', 'string', 'enum', 'set'] as const),
]);

const typeOf = (value: Json | undefined): ValueType | undefined =>
  typeof value === 'string' && TYPES.has(value) ? (value as ValueType) : undefined;

/** What a threshold is read from: a parameter, the text of the condition itself, or something that is worked out. */
export type Threshold =
  | { readonly kind: 'parameter'; readonly id: string; readonly spec: ValueSpec }
  | { readonly kind: 'literal'; readonly path: Path; readonly spec: ValueSpec }
  | { readonly kind: 'computed'; readonly id: string };

export const currencyOf = (program: Json): string => stringOf(memberOf(program, 'currency')) ?? 'USD';

/** The spec of a declared fact or parameter. */
export function specOf(program: Json, declared: Json | undefined): ValueSpec | undefined {
  const type = typeOf(memberOf(declared, 'type'));
  if (type === undefined) return undefined;
  const unit = stringOf(memberOf(declared, 'unit'));
  const values = itemsOf(memberOf(declared, 'values')).filter((word) => typeof word === 'string');
  return { type, currency: currencyOf(program), ...(unit === undefined ? {} : { unit }), ...(values.length > 0 ? { values } : {}) };
}

const knownTypes = new WeakMap<object, ValueTypes | null>();

/** The types of what a program declares; null while parts of it are of wrong kinds. */
function typesOf(program: Json): ValueTypes | null {
  if (typeof program !== 'object' || program === null) return null;
  const known = knownTypes.get(program);
  if (known !== undefined) return known;
  let types: ValueTypes | null = null;
  try {
    types = new ValueTypes(program as unknown as Program);
  } catch {
    // Nothing can be said of it until its shape is right.
  }
  knownTypes.set(program, types);
  return types;
}

/** The spec of a fact or derived value, with the words that its records declare. */
export function specOfFact(program: Json, id: string): ValueSpec | undefined {
  const info = typesOf(program)?.read(id, 'requirements');
  if (!info) return specOf(program, memberOf(memberOf(program, 'facts'), id));
  const { type, unit, values } = info;
  return { type, currency: currencyOf(program), ...(unit === undefined ? {} : { unit }), ...(values === undefined ? {} : { values }) };
}

function typeOfLiteral(value: Json | undefined): ValueType {
  if (Array.isArray(value)) return 'set';
  if (typeof value === 'boolean') return 'boolean';
  return typeof value === 'number' ? 'number' : 'string';
}

/** What a value of the program (`{ "fact": … }` or a literal) is read from. `fact` is what it is compared with. */
export function thresholdOf(program: Json, value: Json | undefined, path: Path, fact?: string): Threshold | undefined {
  if (value === undefined) return undefined;
  const id = factRef(value);
  if (id !== undefined) {
    const spec = specOf(program, memberOf(memberOf(program, 'parameters'), id));
    return spec ? { kind: 'parameter', id, spec } : { kind: 'computed', id };
  }
  const declared = fact === undefined ? undefined : specOfFact(program, fact);
  const own = typeOfLiteral(value);
  // `in` and `contains` compare a word with a list of words and the other way round.
  const isListOfWords = own === 'set' && declared?.type !== 'set';
  const isWordOfSet = own === 'string' && declared?.type === 'set';
  const type = isListOfWords ? 'set' : isWordOfSet ? (declared?.values ? 'enum' : 'string') : (declared?.type ?? own);
  return { kind: 'literal', path, spec: { currency: currencyOf(program), ...declared, type } };
}

/** A value where it stands, or would stand. */
export interface Placed {
  readonly place: Path;
  readonly value: Json | undefined;
  /** It holds for every tier that has none of its own. */
  readonly isShared: boolean;
  /** How many values it has over time, and how many variants have others. */
  readonly history: number;
  readonly variants: number;
}

/** The value of a threshold for a tier on a day; undefined where it is worked out or differs by something else than the tier. */
export function placedAt(program: Json, threshold: Threshold, tier: string, date: string): Placed | undefined {
  if (threshold.kind === 'computed') return undefined;
  if (threshold.kind === 'literal') {
    const entries = entriesOf(program, threshold.path);
    return { place: threshold.path, value: entries[0]?.value, isShared: true, history: 1, variants: 0 };
  }
  const parameter = memberOf(memberOf(program, 'parameters'), threshold.id);
  const byTier = memberOf(parameter, 'byTier');
  const own = memberOf(byTier, tier) !== undefined;
  const isShared = !own && memberOf(parameter, 'value') !== undefined;
  if (!own && !isShared && byTier === undefined && memberOf(parameter, 'byBand') !== undefined) return undefined;
  const place: Path = ['parameters', threshold.id, ...(isShared ? ['value'] : ['byTier', tier])];
  const entries = entriesOf(program, place);
  const variants = itemsOf(memberOf(parameter, 'variants')).filter((variant) =>
    isShared ? memberOf(variant, 'value') !== undefined : Object.hasOwn(membersOf(memberOf(variant, 'byTier')), tier),
  );
  return { place, value: inForce(entries, date)?.value, isShared, history: entries.length, variants: variants.length };
}
