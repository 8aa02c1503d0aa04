import type { PartnerData, RecordData } from '@tierwright/facts';
import type { Condition, Fact, FromRecords, Literal, Parameter, Program, RecordField, Window } from '@tierwright/program';
import { present } from './present.ts';
import { dayBetween, integer, maybe, pick, type Random } from './seeded.ts';

const ORDER: Record<string, RecordField> = {
  on: { type: 'date' },
  due: { type: 'date', optional: true },
  area: { type: 'enum', values: ['a', 'b', 'c'] },
  kind: { type: 'string', optional: true },
  amount: { type: 'money' },
  units: { type: 'integer' },
  score: { type: 'number', optional: true },
  tags: { type: 'set', values: ['x', 'y', 'z'] },
  open: { type: 'boolean', optional: true },
  customer: { type: 'ref', to: 'customer', optional: true },
};
const CUSTOMER: Record<string, RecordField> = {
  since: { type: 'date' },
  until: { type: 'date', optional: true },
  segment: { type: 'enum', values: ['p', 'q'], optional: true },
  size: { type: 'integer' },
};
/** The type of every path that can be read of an order. */
export const FIELDS: Record<string, string> = Object.fromEntries([
  ...Object.entries(ORDER).map(([id, { type }]) => [id, type]),
  ...Object.entries(CUSTOMER).map(([id, { type }]) => [`customer.${id}`, type]),
]);
const DURATIONS = ['P1M', 'P3M', 'P12M', 'P1Y', 'P90D', 'P2W', 'P1M10D', 'P1D'];
export const START = '2023-01-01';
export const DAYS = 900;

function parameters(random: Random): Record<string, Parameter> {
  const history = (values: Literal[]) => [
    { value: values[0] ?? null },
    ...values.slice(1).map((value) => ({ from: dayBetween(random, START, DAYS), value })),
  ];
  const when: Condition = { all: [{ fact: 'customer.segment', operator: 'equal', value: 'p' }] };
  return {
    units: { type: 'integer', value: history([5, 20, 50]) },
    money: { type: 'money', value: history([100.5, maybe(random, 0.2) ? null : 250]) },
    day: { type: 'date', value: '2024-01-31' },
    words: { type: 'set', value: history([['x'], ['y', 'z'], []]) },
    joined: { type: 'number', at: 'partner.joinedOn', value: [{ from: '2023-06-01', value: 1.25 }, { value: 3 }] },
    region: {
      type: 'number',
      value: 0.75,
      variants: [{ when: { all: [{ fact: 'partner.region', operator: 'equal', value: 'N' }] }, value: history([2, 2.5]) }],
    },
    perOrder: {
      type: 'number',
      records: ['order'],
      at: pick(random, ['on', 'due', 'customer.since']),
      value: history([1, 1.1, 0.35]),
      variants: [{ when, value: 3 }],
    },
    perDay: { type: 'integer', records: ['order'], value: history([2, 3]) },
  };
}

const literalFor: Record<string, (random: Random) => Literal> = {
  date: (random) => dayBetween(random, START, DAYS),
  string: (random) => pick(random, ['k1', 'k2', 'c1']),
  ref: (random) => pick(random, ['c1', 'c2', 'c9']),
  enum: (random) => pick(random, ['a', 'b', 'p']),
  money: (random) => integer(random, 0, 400) + 0.25,
  integer: (random) => integer(random, 0, 60),
  number: (random) => integer(random, 0, 40) / 8,
  boolean: (random) => maybe(random, 0.5),
  set: (random) => [pick(random, ['x', 'y', 'z']), pick(random, ['x', 'y', 'z'])],
};
const ORDERED = ['lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive', 'equal', 'notEqual'] as const;
const OF_SAME_TYPE: Record<string, string[]> = {
  integer: ['units'],
  money: ['money'],
  date: ['day', 'today', 'partner.joinedOn'],
  number: ['joined', 'perOrder'],
};

function leaf(random: Random): Condition {
  const fact = pick(random, [...Object.keys(FIELDS), 'partner.vip']);
  const type = FIELDS[fact] ?? 'boolean';
  const literal = present(literalFor[type])(random);
  if (type === 'set') {
    const operator = pick(random, ['contains', 'doesNotContain', 'someValue:contains', 'everyValue:contains'] as const);
    return operator.includes(':')
      ? { fact, operator, value: maybe(random, 0.5) ? literal : { fact: 'words' } }
      : { fact, operator, value: pick(random, ['x', 'y']) };
  }
  if (type === 'boolean') return { fact, operator: pick(random, ['equal', 'notEqual'] as const), value: literal };
  if (type === 'string' || type === 'enum' || type === 'ref') {
    return maybe(random, 0.5)
      ? { fact, operator: pick(random, ['equal', 'notEqual'] as const), value: literal }
      : { fact, operator: pick(random, ['in', 'notIn'] as const), value: [String(literal), 'q'] };
  }
  if (type === 'date' && maybe(random, 0.2)) {
    const dates = Array.from({ length: 60 }, () => dayBetween(random, START, DAYS));
    return { fact, operator: pick(random, ['in', 'notIn'] as const), value: dates };
  }
  const others = OF_SAME_TYPE[type] ?? [];
  return {
    fact,
    operator: pick(random, ORDERED),
    value: maybe(random, 0.3) && others.length > 0 ? { fact: pick(random, others) } : literal,
  };
}

function condition(random: Random, depth = 0): Condition {
  const roll = random();
  if (depth > 2 || roll < 0.5) return leaf(random);
  const parts = Array.from({ length: integer(random, 1, 3) }, () => condition(random, depth + 1));
  if (roll < 0.7) return { all: parts };
  return roll < 0.9 ? { any: parts } : { not: condition(random, depth + 1) };
}

function window(random: Random): Window {
  const place: Window = maybe(random, 0.6)
    ? { on: pick(random, ['on', 'due', 'customer.since']) }
    : {
        span: pick(random, [
          ['on', 'due'],
          ['customer.since', 'customer.until'],
          ['on', 'customer.until'],
        ]),
      };
  const roll = random();
  const period: Window =
    roll < 0.45
      ? { trailing: pick(random, DURATIONS) }
      : roll < 0.8
        ? {
            calendar: {
              unit: pick(random, ['month', 'quarter', 'year'] as const),
              ...(maybe(random, 0.6) ? { complete: integer(random, 1, 5) } : {}),
              current: maybe(random, 0.6),
            },
          }
        : {};
  if (period.calendar && period.calendar.complete === undefined) period.calendar.current = true;
  return { ...place, ...period, ...(maybe(random, 0.25) ? { ago: pick(random, DURATIONS) } : {}) };
}

function from(random: Random): FromRecords {
  const aggregate = pick(random, [
    'count',
    'countDistinct',
    'sum',
    'sum',
    'sum',
    'average',
    'median',
    'min',
    'max',
    'latest',
    'exists',
    'set',
  ] as const);
  const numeric = ['amount', 'units', 'score', 'customer.size'];
  const of = {
    countDistinct: [...numeric, 'customer', 'kind', 'tags', 'area'],
    set: ['kind', 'tags', 'customer'],
    latest: [...numeric, 'area', 'due', 'tags', 'open'],
  };
  const windows = Array.from({ length: integer(random, 0, 2) }, () => window(random));
  if (aggregate === 'latest') windows.unshift({ on: 'on' });
  return {
    record: 'order',
    aggregate,
    ...(aggregate === 'count' || aggregate === 'exists' ? {} : { of: pick(random, of[aggregate as 'set'] ?? numeric) }),
    ...(windows.length === 0 ? {} : { window: windows.length === 1 ? present(windows[0]) : windows }),
    ...(maybe(random, 0.6) ? { where: condition(random) } : {}),
    ...(aggregate === 'sum' && maybe(random, 0.5)
      ? {
          times: [
            pick(random, [1.5, -2, 0.01, { fact: 'perOrder' }, { fact: 'perDay' }, { fact: 'joined' }, { fact: 'region' }]),
            ...(maybe(random, 0.4) ? [{ fact: 'perOrder' }] : []),
          ],
        }
      : {}),
    ...(aggregate === 'sum' && maybe(random, 0.3) ? { per: pick(random, [100, 0.5, 3]) } : {}),
  };
}

const typeOfField = (of: string | undefined) =>
  (of === undefined ? 'integer' : FIELDS[of] === 'ref' ? 'string' : FIELDS[of]) as Fact['type'];

export function randomProgram(random: Random): Program {
  const facts: Record<string, Fact> = {
    'partner.region': { title: 'Region', type: 'enum', values: ['N', 'S'], attribute: 'region' },
    'partner.joinedOn': { title: 'Joined on', type: 'date', attribute: 'joinedOn' },
    'partner.vip': { title: 'VIP', type: 'boolean', attribute: 'vip', ...(maybe(random, 0.5) ? { onMissing: false } : {}) },
  };
  for (let index = 0; index < 6; index += 1) {
    const source = from(random);
    const type =
      source.aggregate === 'exists'
        ? 'boolean'
        : source.aggregate === 'set'
          ? 'set'
          : source.aggregate.startsWith('count')
            ? 'integer'
            : source.per
              ? 'number'
              : typeOfField(source.of);
    const common = {
      title: 'Fact',
      type,
      ...(maybe(random, 0.25) ? { by: pick(random, ['area', 'customer', 'customer.segment']) } : {}),
      ...(maybe(random, 0.2) ? { over: 'family' as const } : {}),
    };
    facts[`f${index}`] = { ...common, ...(maybe(random, 0.1) ? { onMissing: 'unknown' } : {}), from: source };
    if (maybe(random, 0.5)) {
      const { by: _by, ...plain } = common;
      facts[`f${index}.part`] = {
        ...plain,
        from: { within: `f${index}`, where: condition(random), ...(maybe(random, 0.4) ? { window: window(random) } : {}) },
      };
    }
  }
  const yearStarts = pick(random, ['01-01', '02-01', '04-06', '05-31', '02-29', '11-30']);
  return {
    pdl: '1.0',
    program: 'r',
    version: '1',
    title: 'Random',
    currency: 'USD',
    timeZone: 'Asia/Kolkata',
    calendar: { yearStarts },
    records: { order: { title: 'Order', fields: ORDER }, customer: { title: 'Customer', fields: CUSTOMER } },
    facts,
    parameters: parameters(random),
  };
}

function orders(random: Random): RecordData[] {
  return Array.from({ length: integer(random, 0, 20) }, () => {
    const on = dayBetween(random, START, DAYS);
    const optional = <T>(value: T, chance = 0.7) => (maybe(random, chance) ? value : null);
    const amount = integer(random, -2000, 90000) / 100;
    return {
      on: maybe(random, 0.2) ? `${on}T${pick(random, ['00:10', '18:29', '18:30', '23:59'])}:00Z` : on,
      due: optional(dayBetween(random, on, 200)),
      area: pick(random, ['a', 'b', 'c']),
      kind: optional(pick(random, ['k1', 'k2'])),
      amount: maybe(random, 0.15) ? { [pick(random, ['EUR', 'JPY', 'KWD'])]: integer(random, 1, 5000) } : amount,
      units: integer(random, 0, 60),
      score: optional(pick(random, [0.1, 0.2, 7, 2.375, 1e-7, 3e15])),
      tags: ['x', 'y', 'z'].filter(() => maybe(random, 0.4)),
      open: optional(maybe(random, 0.5)),
      customer: optional(pick(random, ['c1', 'c2', 'c9'])),
      ...(maybe(random, 0.2) ? { copies: 2 } : {}),
    } as RecordData;
  });
}

export function randomPartner(random: Random, id = 'p'): PartnerData {
  const customer = ['c1', 'c2'].map((key) => ({
    id: key,
    since: dayBetween(random, START, DAYS),
    ...(maybe(random, 0.5) ? { until: dayBetween(random, START, DAYS) } : {}),
    ...(maybe(random, 0.7) ? { segment: pick(random, ['p', 'q']) } : {}),
    size: integer(random, 1, 9),
  }));
  const rate = maybe(random, 0.8)
    ? ['EUR', 'JPY', 'KWD'].flatMap((currency) =>
        [0, 1].map(() => ({ on: dayBetween(random, '2022-06-01', 700), currency, rate: integer(random, 1, 40000) / 10000 })),
      )
    : [];
  const loaded = maybe(random, 0.15) ? { order: dayBetween(random, START, DAYS), customer: '2026-01-01', rate: '2026-01-01' } : undefined;
  return {
    id,
    attributes: {
      ...(maybe(random, 0.8) ? { region: pick(random, ['N', 'S']) } : {}),
      ...(maybe(random, 0.8) ? { joinedOn: dayBetween(random, START, DAYS) } : {}),
      ...(maybe(random, 0.5) ? { vip: maybe(random, 0.5) } : {}),
    },
    records: { order: orders(random), customer, ...(id === 'p' ? { rate } : {}) },
    ...(loaded ? { loaded } : {}),
    ...(id === 'p' && maybe(random, 0.3) ? { family: [randomPartner(random, 'q')] } : {}),
  };
}
