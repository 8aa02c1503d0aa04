import { AGGREGATES, type Aggregate, type Fact, type FromRecords, type ValueType, type Window } from '@tierwright/program';
import { randomCondition } from './conditions.ts';
import { type Draft, declare } from './draft.ts';
import { isNumeric, type Known, known } from './known.ts';
import { randomLiteral } from './literals.ts';
import type { Random } from './random.ts';
import { fieldsOf } from './record-kinds.ts';
import { DURATIONS, UNITS } from './words.ts';

const KINDS = ['order', 'order', 'order', 'certificate', 'plan', 'customer'] as const;
/** Aggregates that are something where there is nothing. */
const NEVER_UNKNOWN: ReadonlySet<Aggregate> = new Set(['count', 'countDistinct', 'sum', 'exists', 'set']);
const DISTINCT: readonly ValueType[] = ['string', 'enum', 'integer', 'date'];

const fits = (aggregate: Aggregate, { type }: Known): boolean => {
  if (aggregate === 'countDistinct') return DISTINCT.includes(type);
  if (aggregate === 'set') return type === 'string' || type === 'enum';
  if (aggregate === 'latest') return type !== 'duration';
  return isNumeric(type) || (type === 'date' && (aggregate === 'min' || aggregate === 'max'));
};

function randomPeriod(random: Random): Partial<Window> {
  const roll = random.next();
  const ago = random.maybe(0.15, () => ({ ago: random.pick(['P1M', 'P3M', 'P1Y', 'P10D']) }));
  if (roll < 0.3) return ago;
  if (roll < 0.65) return { trailing: random.pick(DURATIONS), ...ago };
  const unit = random.pick(['month', 'quarter', 'year'] as const);
  const complete = random.int(1, 4);
  const counted = random.pick([{ complete }, { current: true }, { complete, current: true }]);
  return { calendar: { unit, ...counted }, ...ago };
}

function randomWindow(random: Random, dates: readonly Known[], needsDate: boolean): Window {
  const on = random.pick(dates).id;
  const period = randomPeriod(random);
  return needsDate || dates.length < 2 || random.chance(0.65) ? { on, ...period } : { span: [on, random.pick(dates).id], ...period };
}

function randomWindows(random: Random, dates: readonly Known[], aggregate: Aggregate): { window?: Window | Window[] } {
  const needsDate = aggregate === 'latest';
  if (!needsDate && (dates.length === 0 || random.chance(0.15))) return {};
  const window = randomWindow(random, dates, needsDate);
  return { window: random.chance(0.15) ? [window, randomWindow(random, dates, false)] : window };
}

function randomWhere(draft: Draft, kind: string, fields: readonly Known[]): Pick<FromRecords, 'where'> {
  const parameters = draft.values.filter(
    ({ of, records, late, byTier }) => of === 'parameter' && !late && !byTier && (records?.includes(kind) ?? true),
  );
  return draft.random.maybe(0.45, () => ({
    where: randomCondition({ ...draft, values: [...fields, ...fields, ...parameters], requirements: [] }, 1).condition,
  }));
}

/** Weights of a sum, with what they make of its type. */
function randomWeights({ random, values }: Draft, kind: string, field: Known | undefined): Pick<FromRecords, 'times' | 'per'> {
  if (!field || !random.chance(0.35)) return {};
  const numbers = values.filter(
    ({ of, type, late, byTier, records }) =>
      of === 'parameter' && ['integer', 'number', 'percent'].includes(type) && !late && !byTier && (records?.includes(kind) ?? true),
  );
  const weight = () => {
    const parameter = random.chance(0.6) ? random.pickAny(numbers) : undefined;
    return parameter ? { fact: parameter.id } : random.pick([2, 3, 0.5, 1.25, 0]);
  };
  return { times: random.times(1, 2, weight), ...random.maybe(0.4, () => ({ per: random.pick([100, 10, 3, 0.5]) })) };
}

function typeOf(aggregate: Aggregate, field: Known | undefined, { times, per }: Pick<FromRecords, 'times' | 'per'>): ValueType {
  if (aggregate === 'count' || aggregate === 'countDistinct' || !field) return aggregate === 'exists' ? 'boolean' : 'integer';
  if (aggregate === 'set') return 'set';
  if (per !== undefined) return 'number';
  if (field.type === 'integer' && (times || aggregate === 'average' || aggregate === 'median')) return 'number';
  return field.type;
}

const GROUPED: Readonly<Record<string, readonly string[]>> = {
  order: ['area', 'area', 'customer', 'customer.segment'],
  certificate: ['area'],
  plan: ['area'],
};

const randomGroup = (random: Random, kind: string): Pick<Fact, 'by'> =>
  random.maybe(0.35, () => {
    const by = random.pickAny(GROUPED[kind] ?? []);
    return by === undefined ? {} : { by };
  });

function randomMissing(
  draft: Draft,
  aggregate: Aggregate,
  type: ValueType,
  values: readonly string[] | undefined,
): Pick<Fact, 'onMissing'> {
  const { random, decimals } = draft;
  const roll = random.next();
  if (roll < (NEVER_UNKNOWN.has(aggregate) ? 0.85 : 0.45)) return {};
  return { onMissing: roll < 0.9 ? randomLiteral(random, type, decimals, values) : 'unknown' };
}

function declareFact(draft: Draft, id: string, fact: Fact, aggregate: Aggregate, words: readonly string[] | undefined): void {
  draft.program.facts[id] = fact;
  const { type, by, unit, onMissing } = fact;
  const unknown = onMissing === undefined ? !NEVER_UNKNOWN.has(aggregate) : onMissing === 'unknown';
  declare(
    draft,
    known(id, 'fact', type, {
      ...(by !== undefined && { by }),
      ...(unit !== undefined && { unit }),
      ...(words && { values: words }),
      unknown,
      late: true,
    }),
  );
}

function addFromRecords(draft: Draft, id: string): void {
  const { random, program } = draft;
  const kind = random.pick(KINDS);
  const fields = fieldsOf(program.records, kind);
  const wanted = random.chance(0.3) ? random.pick(['count', 'sum'] as const) : random.pick(AGGREGATES);
  const field = wanted === 'count' || wanted === 'exists' ? undefined : random.pickAny(fields.filter((each) => fits(wanted, each)));
  const aggregate = field || wanted === 'exists' ? wanted : 'count';
  const weights = aggregate === 'sum' ? randomWeights(draft, kind, field) : {};
  const type = typeOf(aggregate, field, weights);
  const words = type === 'set' || type === 'enum' ? field?.values : undefined;
  const fact: Fact = {
    title: id,
    type,
    ...(words && { values: [...words] }),
    ...random.maybe(type === 'integer' ? 0.3 : 0, () => ({ unit: random.pick(UNITS) })),
    ...randomGroup(random, kind),
    ...random.maybe(0.1, () => ({ over: 'family' as const })),
    from: {
      record: kind,
      aggregate,
      ...(field && { of: field.id }),
      ...randomWhere(draft, kind, fields),
      ...randomWindows(
        random,
        fields.filter((each) => each.type === 'date'),
        aggregate,
      ),
      ...weights,
    },
    ...randomMissing(draft, aggregate, type, words),
  };
  declareFact(draft, id, fact, aggregate, words);
}

/** A fact that narrows the records of another one. */
function addWithin(draft: Draft, id: string): void {
  const { random, program } = draft;
  const parents = Object.entries(program.facts).filter(([, fact]) => fact.from);
  const parent = random.pickAny(parents);
  if (!parent) return;
  const [within, whole] = parent;
  let from = whole.from;
  while (from && 'within' in from) from = program.facts[from.within]?.from;
  if (!from) return;
  const { record, aggregate } = from;
  const fields = fieldsOf(program.records, record);
  const words = whole.values;
  const fact: Fact = {
    title: id,
    type: whole.type,
    ...(words && { values: words }),
    ...(whole.unit !== undefined && { unit: whole.unit }),
    ...(whole.by === undefined ? randomGroup(random, record) : random.maybe(0.7, () => ({ by: whole.by ?? '' }))),
    from: {
      within,
      ...randomWhere(draft, record, fields),
      ...random.maybe(0.4, () =>
        randomWindows(
          random,
          fields.filter(({ type }) => type === 'date'),
          'count',
        ),
      ),
    },
    ...randomMissing(draft, aggregate, whole.type, words),
  };
  declareFact(draft, id, fact, aggregate, words);
}

/** What benefits are paid on: a plain sum of money, by area or not, whose records say when they were sold. */
export function addSales(draft: Draft): void {
  const { random, program } = draft;
  const fact: Fact = {
    title: 'sales',
    type: 'money',
    ...random.maybe(0.55, () => ({ by: 'area' })),
    from: {
      record: 'order',
      aggregate: 'sum',
      of: 'amount',
      ...random.maybe(0.3, () => randomWhere(draft, 'order', fieldsOf(program.records, 'order'))),
      window: { on: 'soldOn', trailing: random.pick(['P12M', 'P3M', 'P2Y'] as const) },
    },
  };
  declareFact(draft, 'sales', fact, 'sum', undefined);
}

export function addRecordFacts(draft: Draft, count: number): void {
  for (let index = 1; index <= count; index += 1) {
    if (index > 2 && draft.random.chance(0.25)) addWithin(draft, `within${index}`);
    else addFromRecords(draft, `fact${index}`);
  }
}
