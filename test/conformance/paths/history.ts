import type { PartnerData, RecordData } from '@tierwright/facts';
import type { Condition, Keep, Parameter, Previous, Program, Requirement, Review, Tier } from '@tierwright/program';
import { addDays } from '../facts/text-dates.ts';
import { Random } from '../random/random.ts';

/** A partner whose certificates expire and whose orders leave their windows, under a program with reviews. */
export interface History {
  program: Program;
  data: PartnerData;
  asOf: string;
}

const AREAS = ['north', 'south'] as const;
const DAYS = ['2026-03-31', '2026-05-17', '2026-10-31', '2027-12-15', '2028-02-28'] as const;
const GRACES = ['P0D', 'P10D', 'P1M', 'P45D'] as const;

function randomReview(random: Random): Review {
  const dates = () =>
    random.pick([{}, { at: { every: random.pick(['day', 'month', 'quarter'] as const) } }, { at: { dates: ['02-15', '06-01', '11-15'] } }]);
  const keep = (): Keep =>
    random.pick<Keep>([
      { title: 'Newcomers', since: 'joinedOn', for: random.pick(['P1M', 'P1Y', 'P13M']) },
      { title: 'This season', until: random.pick(['2026-06-15', '2026-12-01', '2028-04-01']) },
      { title: 'While it signs', when: { all: [{ fact: 'signed', operator: 'equal', value: true }] } },
    ]);
  return {
    promote: { ...dates(), ...random.maybe(0.3, () => ({ steps: 'one' as const })) },
    demote: {
      ...dates(),
      ...random.maybe(0.7, () => ({ grace: random.chance(0.5) ? random.pick(GRACES) : { fact: 'grace' } })),
      ...random.maybe(0.4, () => ({ to: random.pick(['qualified', 'oneBelow'] as const) })),
    },
    ...random.maybe(0.25, () => ({ keep: [keep()] })),
  };
}

const atLeast = (fact: string, value: string | number): Condition => ({
  fact,
  operator: 'greaterThanInclusive',
  value: typeof value === 'string' ? { fact: value } : value,
});

function parametersOf(random: Random, asOf: string): Record<string, Parameter> {
  const later = (value: number) =>
    random.chance(0.25)
      ? [{ value }, { from: addDays(asOf, random.int(1, 90)), value: Math.round(value * random.pick([0.7, 1.5, 2])) }]
      : value;
  return {
    'min.people': { type: 'integer', byTier: { bronze: 1, silver: later(random.int(1, 2)), gold: later(random.int(2, 3)) } },
    'min.sales': { type: 'money', byTier: { bronze: 100, silver: later(random.int(3, 10) * 100), gold: later(random.int(8, 20) * 100) } },
    grace: { type: 'duration', byTier: { bronze: 'P0D', silver: random.pick(GRACES), gold: random.pick(GRACES) } },
  };
}

function requirementsOf(random: Random, grouped: boolean): Record<string, Requirement> {
  const requirement = (title: string, ...all: Condition[]): Requirement => ({ title, why: 'It is asked for.', when: { all } });
  return {
    people: requirement('Certified people', atLeast('people', 'min.people')),
    sales: requirement('Sales', atLeast(grouped ? 'area.sales' : 'sales', 'min.sales')),
    signed: requirement('Agreement', { fact: 'today', operator: 'lessThan', value: { fact: 'renewsOn' } }),
    lately: requirement('Sales lately', { fact: 'sold.lately', operator: 'equal', value: true }),
    anyway: requirement('Sales or people', { any: [{ condition: 'sales' }, { condition: 'people' }] }),
    quarter: requirement('Orders this quarter and the last', atLeast('orders.quarters', random.int(1, 3))),
  };
}

function randomProgram(random: Random, seed: number, asOf: string): Program {
  const grouped = random.chance(0.3);
  const names = ['people', 'sales', ...random.some(['signed', 'lately', 'anyway', 'quarter'], 0, 1)];
  const asked = (most: number): Condition => ({ all: random.some(names, 1, most).map((condition) => ({ condition })) });
  const reviewed = random.chance(0.85);
  const tier = (id: string, most: number): Tier => ({
    id,
    title: id,
    qualify: asked(most),
    ...random.maybe(reviewed ? 0.2 : 0, () => ({ review: randomReview(random) })),
  });
  const sales = (window: object) => ({ record: 'order', aggregate: 'sum' as const, of: 'amount', window: { on: 'soldOn', ...window } });
  const window = random.pick([
    { trailing: 'P3M' },
    { trailing: 'P60D' },
    { calendar: { unit: 'quarter' as const, complete: 1, current: true } },
  ]);
  return {
    pdl: '1.0',
    program: `history-${seed}`,
    version: '1',
    title: 'History',
    currency: 'EUR',
    timeZone: 'UTC',
    records: {
      order: {
        title: 'Order',
        fields: { soldOn: { type: 'date' }, amount: { type: 'money' }, area: { type: 'enum', values: [...AREAS] } },
      },
      certificate: {
        title: 'Certificate',
        fields: { holder: { type: 'string' }, issuedOn: { type: 'date' }, expiresOn: { type: 'date' } },
      },
      exception: { title: 'Exception' },
    },
    facts: {
      joinedOn: { title: 'Joined on', type: 'date', attribute: 'joinedOn' },
      renewsOn: { title: 'Renews on', type: 'date', attribute: 'renewsOn', onMissing: '2099-01-01' },
      signed: { title: 'Signed', type: 'boolean', attribute: 'signed', onMissing: false },
      active: { title: 'Active until', type: 'date', attribute: 'activeUntil', onMissing: '2099-01-01' },
      people: {
        title: 'Certified people',
        type: 'integer',
        from: { record: 'certificate', aggregate: 'countDistinct', of: 'holder', window: { span: ['issuedOn', 'expiresOn'] } },
      },
      sales: { title: 'Sales', type: 'money', from: sales(window) },
      'area.sales': { title: 'Sales in an area', type: 'money', by: 'area', from: sales(window) },
      'orders.quarters': {
        title: 'Orders of two quarters',
        type: 'integer',
        from: { record: 'order', aggregate: 'count', window: { on: 'soldOn', calendar: { unit: 'quarter', complete: 1, current: true } } },
      },
    },
    parameters: parametersOf(random, asOf),
    derived: { 'sold.lately': { title: 'Sold lately', held: 'sold', days: 'any', trailing: 'P10D' } },
    requirements: {
      ...requirementsOf(random, grouped),
      sold: { title: 'Sold', why: 'It is asked for.', when: { all: [atLeast('orders.quarters', 2)] } },
    },
    tracks: [
      {
        id: 'track',
        title: 'Track',
        ...(grouped ? { per: 'area' } : {}),
        ...random.maybe(
          0.2,
          () => ({ appliesTo: { all: [{ fact: 'today', operator: 'lessThan', value: { fact: 'active' } }] } }) as { appliesTo: Condition },
        ),
        ...random.maybe(0.3, () => ({ award: 'ladder' as const })),
        tiers: [
          { id: 'bronze', title: 'bronze', ...(random.chance(0.5) ? {} : { qualify: asked(1) }) },
          tier('silver', 2),
          tier('gold', 2),
        ],
        ...(reviewed ? { review: randomReview(random) } : {}),
      },
    ],
  };
}

function randomPrevious(random: Random, program: Program, asOf: string): Previous {
  const on = addDays(asOf, -random.int(0, 25));
  const tier = () => random.pick(['bronze', 'silver', 'gold', 'gold']);
  const atRisk = random.chance(0.2);
  return {
    on,
    ...(program.tracks?.[0]?.per === undefined ? { tier: tier() } : { groups: { north: tier(), south: tier() } }),
    ...(atRisk ? { state: 'atRisk' as const, until: addDays(asOf, random.int(-5, 60)) } : {}),
    ...random.maybe(0.5, () => ({ since: addDays(on, -100) })),
  };
}

function randomRecords(random: Random, asOf: string): Record<string, RecordData[]> {
  const certificate = (index: number): RecordData => {
    const issuedOn = addDays(asOf, -random.int(1, 300));
    const expiresOn = random.chance(0.3) ? addDays(asOf, random.int(200, 900)) : addDays(asOf, random.int(1, 110));
    return { id: `certificate-${index + 1}`, holder: random.pick(['ann', 'ben', 'cleo', 'dev']), issuedOn, expiresOn };
  };
  const order = (index: number): RecordData => ({
    id: `order-${index + 1}`,
    soldOn: addDays(asOf, -random.int(0, 120)),
    amount: random.int(1, 9) * 100,
    area: random.pick(AREAS),
  });
  const exception = (): RecordData => ({
    id: 'exception-1',
    effect: random.pick(['keepTier', 'waive']),
    item: '',
    reason: 'So agreed',
    until: addDays(asOf, random.int(5, 100)),
    askedBy: 'ann',
    grantedBy: 'ben',
  });
  const granted = random.chance(0.15)
    ? [exception()].map((one) => ({
        ...one,
        item: one.effect === 'waive' ? random.pick(['people', 'sales']) : random.pick(['silver', 'gold']),
      }))
    : [];
  return { certificate: random.times(1, 6, certificate), order: random.times(1, 8, order), exception: granted };
}

/** The program and the partner of a seed. */
export function randomHistory(seed: number): History {
  const random = new Random(seed ^ 0x51ed270b);
  const asOf = random.pick(DAYS);
  const program = randomProgram(random, seed, asOf);
  const attributes = {
    ...random.maybe(0.8, () => ({ joinedOn: addDays(asOf, -random.int(10, 400)) })),
    ...random.maybe(0.4, () => ({ renewsOn: addDays(asOf, random.int(1, 120)) })),
    ...random.maybe(0.5, () => ({ signed: random.chance(0.5) })),
    ...random.maybe(0.4, () => ({ activeUntil: addDays(asOf, random.int(1, 150)) })),
  };
  const loaded = { order: addDays(asOf, random.pick([0, 0, 3, -2])), certificate: random.chance(0.9) ? asOf : null, exception: asOf };
  return {
    program,
    asOf,
    data: {
      id: `partner-${seed}`,
      attributes,
      records: randomRecords(random, asOf),
      ...random.maybe(0.7, () => ({ previous: randomPrevious(random, program, asOf) })),
      ...random.maybe(0.2, () => ({ loaded })),
    },
  };
}
