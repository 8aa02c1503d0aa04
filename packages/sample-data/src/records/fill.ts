import type { Measure } from '../populations/population.ts';
import { inSlice, type Slice } from '../populations/slice.ts';
import type { Atom } from './atom.ts';
import type { Bounds } from './dates.ts';
import { giveNumber, numberOf, weightOf } from './give-number.ts';
import type { KindPlan } from './kind-plan.ts';
import type { RawRecord } from './raw-record.ts';
import { valueAt } from './raw-record.ts';
import type { Apart, RecordMaker } from './record-maker.ts';
import { seriesLength, splitAmount } from './split.ts';
import { avoid, copyWants, emptyWants, type Wants, want, wantsOf } from './wants.ts';

const TRIES = 3;
const MOST_NEW = 600;

/** Keeps a record out of slices that have all they need, one test of each failing. */
function steerClear(maker: RecordMaker, wants: Wants, filled: readonly Slice[], own: readonly Atom[]): void {
  for (const slice of filled) {
    const alternative = slice.alternatives[0] ?? [];
    const open = alternative.filter((atom) => !own.some((mine) => mine.key === atom.key));
    const start = maker.random.below(open.length);
    for (let step = 0; step < open.length; step++) {
      const atom = open[(start + step) % open.length];
      if (atom && avoid(wants, atom, (count) => maker.random.below(count))) break;
    }
  }
}

const isStrict = (slice: Slice): boolean => slice.targets.some(({ target }) => target.strict);

/**
 * A record that is in none of the filled slices of its kind; undefined where none is found. `needed` then takes one that
 * is in slices where more does no harm, and in the end any.
 */
export function makeApart(
  maker: RecordMaker,
  plan: KindPlan,
  wants: Wants,
  filled: readonly Slice[],
  own: readonly Atom[],
  how: { bounds?: Bounds; needed?: boolean; apart?: Apart } = {},
): RawRecord | undefined {
  const attempt = (kept: readonly Slice[]): RawRecord => {
    const steered = kept.length === 0 ? wants : copyWants(wants);
    steerClear(maker, steered, kept, own);
    return maker.make(plan, steered, how.bounds, how.apart);
  };
  const free = (record: RawRecord, kept: readonly Slice[]): boolean => !kept.some((slice) => inSlice(slice, record));
  for (let round = 0; round < TRIES; round++) {
    const record = attempt(filled);
    if (free(record, filled)) return record;
  }
  if (!how.needed) return undefined;
  const strict = filled.filter(isStrict);
  for (let round = 0; round < TRIES; round++) {
    const record = attempt(strict);
    if (free(record, strict)) return record;
  }
  return attempt([]);
}

interface Distinct {
  field: number;
  used: Set<string>;
  upTo: number;
}

interface Need {
  count: number;
  /** Fewer than this many do not do. */
  floor: number;
  distinct?: Distinct;
  words: string[];
  word?: number;
}

const NUMERIC: readonly string[] = ['average', 'median', 'min', 'max', 'latest'];

/** Adds the records that a slice still lacks, so that its facts come out as wanted. */
export function fillSlice(maker: RecordMaker, plan: KindPlan, slice: Slice, filled: readonly Slice[], wider: readonly Slice[]): void {
  const members = maker.pool(plan).filter((record) => inSlice(slice, record));
  const need = needOf(maker, slice, members);
  const made: RawRecord[] = [];
  for (let index = 0; index < Math.min(need.count, MOST_NEW); index++) {
    const alternative = maker.random.pick(slice.alternatives) ?? [];
    const wants = wantsOf(plan.kind, alternative) ?? emptyWants(plan.kind);
    const word = need.words[index];
    if (word !== undefined && need.word !== undefined) want(wants, { path: { field: need.word }, spec: { present: true, in: [word] } });
    keepBounds(wants, alternative, wider);
    const apart =
      need.distinct && need.distinct.used.size < need.distinct.upTo ? apartOf(maker, plan, need.distinct, alternative, wider) : undefined;
    // What the tier does not need is left out rather than spoil what another fact is to be.
    const tally = need.distinct ? need.distinct.used.size : members.length + made.length;
    const record = makeApart(maker, plan, wants, filled, alternative, { needed: tally < need.floor, ...(apart ? { apart } : {}) });
    if (!record) continue;
    maker.keep(plan, record);
    made.push(record);
    if (need.distinct) need.distinct.used.add(String(valueAt(record, { field: need.distinct.field })));
  }
  for (const { measure, target } of slice.targets) {
    if (typeof target.value === 'number') giveValues(maker, slice, measure, target.value, members, made);
  }
}

/** Somebody new to the slice, and to a wider one that still lacks people; where that has enough, one of those. */
function apartOf(maker: RecordMaker, plan: KindPlan, distinct: Distinct, alternative: readonly Atom[], wider: readonly Slice[]): Apart {
  const { field, used } = distinct;
  for (const slice of wider) {
    const same = slice.targets.find(
      ({ measure }) => measure.aggregate === 'countDistinct' && measure.of?.ref === undefined && measure.of?.field === field,
    );
    if (!same || !holdsIn(slice, alternative)) continue;
    const there = new Set(maker.pool(plan).flatMap((record) => (inSlice(slice, record) ? [String(valueAt(record, { field }))] : [])));
    if (there.size >= Number(same.target.value)) return { field, used, prefer: there };
    return { field, used: new Set([...used, ...there]) };
  }
  return { field, used };
}

/** Whether what passes the tests is in the slice by these alone. */
function holdsIn(slice: Slice, alternative: readonly Atom[]): boolean {
  return slice.alternatives[0]?.every((atom) => alternative.some((own) => own.key === atom.key)) === true;
}

/** What a record must not exceed for the sake of a wider slice that it will be in, such as its largest value. */
function keepBounds(wants: Wants, alternative: readonly Atom[], wider: readonly Slice[]): void {
  for (const slice of wider) {
    for (const { measure, target } of slice.targets) {
      const { aggregate, of } = measure;
      if ((aggregate !== 'max' && aggregate !== 'min') || !of || typeof target.value !== 'number') continue;
      if (holdsIn(slice, alternative)) want(wants, { path: of, spec: aggregate === 'max' ? { max: target.value } : { min: target.value } });
    }
  }
}

function needOf(maker: RecordMaker, slice: Slice, members: readonly RawRecord[]): Need {
  const need: Need = { count: 0, floor: 0, words: [] };
  let exact: number | undefined;
  for (const { measure, target } of slice.targets) {
    const { aggregate, of } = measure;
    const { value } = target;
    need.floor = Math.max(need.floor, aggregate === 'count' || aggregate === 'countDistinct' ? target.floor : 1);
    if (aggregate === 'count' && typeof value === 'number') exact = Math.max(exact ?? 0, value - members.length);
    else if (aggregate === 'exists' && value === true && members.length === 0) need.count = Math.max(need.count, 1);
    else if (aggregate === 'countDistinct' && typeof value === 'number' && of && of.ref === undefined) {
      const used = new Set(members.map((record) => String(valueAt(record, of))));
      need.distinct = { field: of.field, used, upTo: value };
      const missing = Math.max(0, value - used.size);
      need.count = Math.max(need.count, missing + (missing > 2 ? maker.random.below(Math.ceil(missing / 3)) : 0));
    } else if (aggregate === 'set' && Array.isArray(value) && of) {
      need.words = value.filter((word) => !members.some((record) => valueAt(record, of) === word));
      need.word = of.field;
      need.count = Math.max(need.count, need.words.length);
    } else if (aggregate === 'sum' && typeof value === 'number') {
      const rest = value - members.reduce((sum, record) => sum + numberOf(measure, record), 0);
      const type = of && slice.population.kind.fields[of.field]?.type;
      const ordinary = type === 'money' ? maker.ordinary.money : 8;
      if (rest > 0) need.count = Math.max(need.count, Math.min(seriesLength(maker.random, rest, ordinary), type === 'integer' ? rest : 60));
    } else if (NUMERIC.includes(aggregate) && typeof value === 'number' && members.length === 0) {
      need.count = Math.max(need.count, value === 0 ? 0 : 1 + maker.random.below(5));
    }
  }
  if (exact !== undefined) need.count = Math.max(0, exact);
  return need;
}

function giveValues(
  maker: RecordMaker,
  slice: Slice,
  measure: Measure,
  value: number,
  members: readonly RawRecord[],
  made: RawRecord[],
): void {
  const { of, aggregate } = measure;
  if (!of || of.ref !== undefined || made.length === 0) return;
  if (aggregate === 'sum') giveSum(maker, measure, value, members, made);
  else if (NUMERIC.includes(aggregate)) giveAround(maker, slice, measure, value, made);
}

/** The made records share what is missing, each by its own weight; the last has the remainder. */
function giveSum(maker: RecordMaker, measure: Measure, value: number, members: readonly RawRecord[], made: readonly RawRecord[]): void {
  const field = measure.of?.field ?? -1;
  let rest = Math.max(0, value - members.reduce((sum, record) => sum + numberOf(measure, record), 0));
  const scale = measure.weights || measure.per !== undefined ? 1000 : 1;
  const parts = splitAmount(maker.random, Math.round(rest * scale), made.length);
  made.forEach((record, index) => {
    const weight = weightOf(measure, record);
    const part = index === made.length - 1 ? rest : (parts[index] ?? 0) / scale;
    giveNumber(maker.ordinary, record, field, weight > 0 ? part / weight : 0, index === made.length - 1);
    rest -= numberOf(measure, record);
  });
}

function giveAround(maker: RecordMaker, slice: Slice, measure: Measure, value: number, made: RawRecord[]): void {
  const field = measure.of?.field ?? -1;
  const type = slice.population.kind.fields[field]?.type;
  const reach = type === 'percent' ? Math.min(8, 100 - value, value) : value * 0.3;
  const dated = slice.population.alternatives[0]?.find((atom) => atom.field.type === 'date');
  const ordered = dated ? [...made].sort((a, b) => dayOf(a, dated) - dayOf(b, dated)) : made;
  ordered.forEach((record, index) => {
    const last = index === ordered.length - 1;
    let own = value;
    if (measure.aggregate === 'max') own = index === 0 ? value : value * maker.random.within(0.3, 1);
    else if (measure.aggregate === 'min') own = index === 0 ? value : value * maker.random.within(1, 1.8);
    else if (measure.aggregate === 'latest') own = last ? value : value + maker.random.within(-reach, reach);
    // In pairs around the middle, so that mean and median stay what they are to be.
    else if (index % 2 === 1) own = 2 * value - Number(ordered[index - 1]?.values[field] ?? value);
    else if (!last) own = value + maker.random.within(-reach, reach);
    giveNumber(maker.ordinary, record, field, own, false);
  });
}

const dayOf = (record: RawRecord, atom: Atom): number => {
  const day = valueAt(record, atom.path);
  return typeof day === 'number' ? day : 0;
};
