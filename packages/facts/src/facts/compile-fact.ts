import type { Fact, FactRef, FromRecords, FromWithin, Literal, Window } from '@tierwright/program';
import { decimalsOf, scaleUp } from '../arithmetic/decimals.ts';
import { literalCell } from '../conditions/literal.ts';
import type { ParameterModel } from '../parameters/parameter-model.ts';
import { type FieldPath, fieldPath } from '../records/field-path.ts';
import type { KindModel } from '../records/record-kind.ts';
import type { Cell } from '../records/record-row.ts';
import type { RecordWindow } from '../windows/record-window.ts';
import type { FactPlan, PlannedFilter, RecordPlan, Weight } from './fact-plan.ts';
import { factScope } from './fact-scope.ts';
import type { ProgramModel } from './program-model.ts';

/** Compiles the declared fact `id`. */
export function compileFact(id: string, fact: Fact, index: number, model: ProgramModel): FactPlan {
  const records = fact.from ? recordPlan(fact, model) : null;
  return {
    id,
    index,
    type: fact.type,
    by: fact.by ?? null,
    groups: fact.by === undefined ? null : groupsOf(fact.by, records, model),
    missing: missingValue(fact, records, model.currency),
    required: fact.onMissing === 'error',
    attribute: fact.attribute ?? null,
    records,
  };
}

/** The default of `onMissing`: counts and sums 0, exists false, set empty, all else unknown. */
function missingValue({ onMissing, type }: Fact, records: RecordPlan | null, currency: string): Cell {
  if (onMissing === 'unknown' || onMissing === 'error') return null;
  if (onMissing !== undefined) return sorted(literalCell(onMissing as Literal, type, currency));
  switch (records?.aggregate) {
    case 'count':
    case 'countDistinct':
    case 'sum':
      return 0;
    case 'exists':
      return false;
    case 'set':
      return [];
    default:
      return null;
  }
}

const sorted = (cell: Cell): Cell => (Array.isArray(cell) ? [...new Set(cell)].sort() : cell);

/** The words of the group field: of the records' field, or of the first enum field so named where there are no records. */
function groupsOf(by: string, records: RecordPlan | null, model: ProgramModel): readonly string[] | null {
  if (records) return records.by?.type === 'enum' ? records.by.words : null;
  const field = model.kindList.map((kind) => kind.fields.get(by)).find((found) => found?.type === 'enum');
  return field?.words ? [...field.words] : null;
}

/** A fact's chain from the one with the records down to itself; empty where it leads nowhere. */
function chainOf(fact: Fact, model: ProgramModel): [FromRecords, ...FromWithin[]] | null {
  const narrowed: FromWithin[] = [];
  let from = fact.from;
  while (from && 'within' in from) {
    narrowed.unshift(from);
    if (narrowed.length > 100) return null;
    from = model.program.facts?.[from.within]?.from;
  }
  return from ? [from, ...narrowed] : null;
}

function overFamily(fact: Fact, model: ProgramModel): boolean {
  for (let at: Fact | undefined = fact, hops = 0; at && hops <= 100; hops += 1) {
    if (at.over === 'family') return true;
    at = at.from && 'within' in at.from ? model.program.facts?.[at.from.within] : undefined;
  }
  return false;
}

function recordPlan(fact: Fact, model: ProgramModel): RecordPlan | null {
  const chain = chainOf(fact, model);
  const source = chain?.[0];
  const kind = source && model.kinds.get(source.record);
  if (!chain || !source || !kind) return null;
  const path = (id: string | undefined) => (id === undefined ? null : (fieldPath(kind, id, model.kinds) ?? null));
  const windows = chain
    .flatMap(({ window }) => (window === undefined ? [] : [window].flat()))
    .flatMap((window) => recordWindow(window, kind, model));
  const dated = windows[0]?.begins ?? null;
  const filters = chain.flatMap(({ where }) => (where ? [model.filter(where, factScope(model, kind, dated))] : []));
  const weights = (source.times ?? []).map((times) => weightOf(times, kind, model));
  const of = source.aggregate === 'count' || source.aggregate === 'exists' ? null : path(source.of);
  return {
    kind,
    filters,
    windows,
    aggregate: source.aggregate,
    of,
    dated,
    latestBy: windows.find(({ ends }) => ends === null)?.begins ?? null,
    weights,
    per: source.per ?? null,
    by: path(fact.by),
    family: overFamily(fact, model),
    ofDeal: kind.id === 'dealLine' && fact.scope === 'deal',
    feeds: feedsOf(kind, [of, path(fact.by), ...windows.flatMap(({ begins, ends }) => [begins, ends])], filters, weights, model),
  };
}

function recordWindow(window: Window, kind: KindModel, model: ProgramModel): RecordWindow[] {
  const [from, until] = window.on === undefined ? (window.span ?? []) : [window.on];
  const begins = from === undefined ? undefined : fieldPath(kind, from, model.kinds);
  const ends = until === undefined ? null : fieldPath(kind, until, model.kinds);
  if (!begins || ends === undefined) return [];
  const slot = model.slot(window);
  const period = model.periods[slot];
  return period ? [{ window, period, slot, begins, ends }] : [];
}

function weightOf(times: number | FactRef, kind: KindModel, model: ProgramModel): Weight {
  if (typeof times === 'number') return { scaled: scaleUp(times, decimalsOf(times)), decimals: decimalsOf(times) };
  const parameter = model.parameter(times.fact, kind);
  return parameter ? { parameter, decimals: mostDecimals(parameter) } : { parameter: nothing(times.fact), decimals: 0 };
}

const mostDecimals = ({ steps, variants }: ParameterModel): number =>
  [steps, ...variants.map((variant) => variant.steps)]
    .flatMap(({ values }) => values)
    .reduce<number>((most, value) => (typeof value === 'number' ? Math.max(most, decimalsOf(value)) : most), 0);

/** A parameter that is not there: unknown. */
const nothing = (id: string): ParameterModel => ({
  id,
  type: 'number',
  parameter: { type: 'number' },
  slot: -1,
  at: null,
  steps: { days: [], values: [undefined] },
  variants: [],
});

/** The kinds that must be loaded for the fact to be known: its own and those behind refs. */
function feedsOf(
  kind: KindModel,
  paths: readonly (FieldPath | null)[],
  filters: readonly PlannedFilter[],
  weights: readonly Weight[],
  model: ProgramModel,
): KindModel[] {
  const ids = new Set<string>([kind.id]);
  for (const path of paths) if (path?.through) ids.add(path.through);
  const named = [
    ...filters.flatMap(({ filter }) => namesIn(filter.condition)),
    ...weights.flatMap((weight) => ('parameter' in weight ? namesInParameter(weight.parameter) : [])),
  ];
  for (const name of named) {
    const through = fieldPath(kind, name, model.kinds)?.through;
    if (through) ids.add(through);
  }
  return [...ids].flatMap((id) => model.kinds.get(id) ?? []);
}

const namesInParameter = ({ parameter, variants }: ParameterModel): string[] => [
  ...(parameter.at === undefined ? [] : [parameter.at]),
  ...variants.flatMap(({ filter }) => namesIn(filter.condition)),
];

/** Every id that a condition names, at any depth. */
function namesIn(condition: PlannedFilter['filter']['condition']): string[] {
  if ('all' in condition) return condition.all.flatMap(namesIn);
  if ('any' in condition) return condition.any.flatMap(namesIn);
  if ('not' in condition) return namesIn(condition.not);
  if ('condition' in condition) return [];
  const { value } = condition;
  return typeof value === 'object' && value !== null && 'fact' in value && typeof value.fact === 'string'
    ? [condition.fact, value.fact]
    : [condition.fact];
}
