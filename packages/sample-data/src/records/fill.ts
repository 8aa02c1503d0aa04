import { inSlice, type Slice } from '../populations/slice.ts';
import { type Atom, hasTest } from './atom.ts';
import { numberOf } from './give-number.ts';
import { giveValues, NUMERIC } from './give-values.ts';
import type { KindPlan } from './kind-plan.ts';
import { makeApart } from './make-apart.ts';
import { type RawRecord, valueAt } from './raw-record.ts';
import type { Apart, RecordMaker } from './record-maker.ts';
import { seriesLength } from './split.ts';
import { emptyWants, type Wants, want, wantsOf } from './wants.ts';

const MOST_NEW = 600;

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
  return slice.alternatives[0]?.every((atom) => hasTest(alternative, atom)) === true;
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
