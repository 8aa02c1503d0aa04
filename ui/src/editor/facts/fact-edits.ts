import {
  type CalendarPeriod,
  DERIVED_KINDS,
  type Derived,
  type DerivedKind,
  type FromRecords,
  type Json,
  typesMadeBy,
  type ValueType,
} from '@tierwright/program';
import type { Known } from '../conditions/known.ts';
import type { JsonEdits, Path } from '../document/json-edits.ts';
import { valueAt } from '../document/value-at.ts';

export type SourceKind = 'attribute' | 'records' | 'within';

const isObject = (value: Json | undefined): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Where a fact comes from. */
export function sourceKindOf(fact: Json | undefined): SourceKind {
  const from = isObject(fact) ? fact.from : undefined;
  return !isObject(from) ? 'attribute' : from.within === undefined ? 'records' : 'within';
}

/** Another source for a fact, with the first record kind or fact that there is. */
export function setSource(edits: JsonEdits, known: Known, id: string, kind: SourceKind): void {
  const path = ['facts', id];
  const { types, program } = known;
  if (kind === 'attribute') {
    edits.remove([...path, 'from']);
    edits.set([...path, 'attribute'], program.facts?.[id]?.attribute ?? (id.split('.').at(-1) as string));
    return;
  }
  edits.remove([...path, 'attribute']);
  if (kind === 'records') {
    const [record = 'deal'] = [...types.kinds.values()].filter(({ declared }) => declared).map((each) => each.id);
    edits.set([...path, 'from'], { record, aggregate: 'count' });
    setTypeMade(edits, known, id, { record, aggregate: 'count' });
    return;
  }
  const [other = 'fact'] = Object.keys(program.facts ?? {}).filter((fact) => fact !== id && types.source(fact));
  edits.set([...path, 'from'], { within: other });
  const type = program.facts?.[other]?.type;
  if (type) edits.set([...path, 'type'], type);
}

/** The type that the aggregate gives, where the fact has one that it cannot give. */
export function setTypeMade(edits: JsonEdits, { types, program }: Known, id: string, from: FromRecords): void {
  const field = from.of === undefined ? undefined : types.readInRecord(from.of, from.record)?.type;
  const made: readonly ValueType[] = typesMadeBy(from, field);
  const now = program.facts?.[id]?.type;
  if (made[0] !== undefined && (now === undefined || !made.includes(now))) edits.set(['facts', id, 'type'], made[0]);
}

/** The windows of a source: one, several, or none. */
export function windowsAt(value: Json, from: Path): readonly { readonly path: Path; readonly window: { [key: string]: Json } }[] {
  const path = [...from, 'window'];
  const held = valueAt(value, path);
  if (Array.isArray(held)) return held.map((window, index) => ({ path: [...path, index], window: isObject(window) ? window : {} }));
  return isObject(held) ? [{ path, window: held }] : [];
}

export function addWindow(edits: JsonEdits, value: Json, from: Path, date: string | undefined): void {
  const path = [...from, 'window'];
  const added: Json = { on: date ?? 'date', trailing: 'P12M' };
  const held = valueAt(value, path);
  if (Array.isArray(held)) edits.set([...path, held.length], added);
  else edits.set(path, held === undefined ? added : [held, added]);
}

export function removeWindow(edits: JsonEdits, value: Json, from: Path, at: number): void {
  const path = [...from, 'window'];
  const held = valueAt(value, path);
  if (!Array.isArray(held) || held.length < 2) edits.remove(path);
  else if (held.length === 2) edits.set(path, held[1 - at] as Json);
  else edits.remove([...path, at]);
}

/** A date in the period, or the time between two dates. */
export function setBasis(edits: JsonEdits, path: Path, basis: 'on' | 'span', dates: readonly string[]): void {
  const [first = 'date', second = first] = dates;
  edits.remove([...path, basis === 'on' ? 'span' : 'on']);
  edits.set([...path, basis], basis === 'on' ? first : [first, second]);
}

export type PeriodKind = 'allTime' | 'trailing' | 'calendar';
export const FIRST_CALENDAR: CalendarPeriod = { unit: 'quarter', complete: 4 };

export const periodKindOf = (window: { readonly [key: string]: Json }): PeriodKind =>
  window.trailing !== undefined ? 'trailing' : window.calendar !== undefined ? 'calendar' : 'allTime';

export function setPeriod(edits: JsonEdits, path: Path, kind: PeriodKind): void {
  if (kind !== 'trailing') edits.remove([...path, 'trailing']);
  if (kind !== 'calendar') edits.remove([...path, 'calendar']);
  if (kind === 'trailing') edits.set([...path, 'trailing'], 'P12M');
  if (kind === 'calendar') edits.set([...path, 'calendar'], FIRST_CALENDAR as unknown as Json);
}

/** The kind of a derived value; null of what is none. */
export const derivedKindOf = (derived: Json | undefined): DerivedKind | null =>
  isObject(derived) ? (DERIVED_KINDS.find((kind) => derived[kind] !== undefined) ?? null) : null;

/** A derived value of a kind to begin with, of the first values and requirements that there are. */
export function newDerived({ program, types }: Known, kind: DerivedKind, id: string): Derived {
  const [requirement = 'requirement'] = Object.keys(program.requirements ?? {});
  const numbers = [...types.declared.values()].filter((info) => info.id !== id && info.of !== 'parameter' && NUMBERS.has(info.type));
  const [value = 'value', other = value] = numbers.map((info) => info.id);
  const [group = 'group'] = types.groups.keys();
  const ofGroup = [...types.declared.values()].find((info) => info.by === group && NUMBERS.has(info.type))?.id ?? value;
  const first: { [K in DerivedKind]: Derived } = {
    count: { count: [requirement] },
    score: { score: [{ per: value, full: 10, points: 10 }] },
    ratio: { ratio: [value, other] },
    sum: { sum: [value] },
    min: { min: [value] },
    max: { max: [value] },
    each: { each: group, where: { all: [{ fact: ofGroup, operator: 'greaterThanInclusive', value: 1 }] } },
    held: { held: requirement, days: 'any', trailing: 'P12M' },
  };
  return first[kind];
}

const NUMBERS: ReadonlySet<ValueType> = new Set(['integer', 'number', 'money', 'percent']);

/** Another kind of derived value under the same id, title and notes. Operands stay where both kinds have a list of values. */
export function setDerivedKind(edits: JsonEdits, value: Json, known: Known, id: string, kind: DerivedKind): void {
  const path = ['derived', id];
  const now = valueAt(value, path);
  const before = derivedKindOf(now);
  if (before === kind) return;
  const head = isObject(now) ? now : {};
  const kept = Object.fromEntries(
    ['title', 'why', 'note', 'unit'].flatMap((key) => (head[key] === undefined ? [] : [[key, head[key] as Json]])),
  );
  const lists = ['sum', 'min', 'max'];
  const operands = before && lists.includes(before) && lists.includes(kind) ? { [kind]: head[before] as Json } : undefined;
  edits.set(path, { ...kept, ...(operands ?? (newDerived(known, kind, id) as unknown as { [key: string]: Json })) });
}
