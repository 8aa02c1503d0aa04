import { type Fact, type Json, PROBLEM_CODES, type Problem, type Program, type RecordField } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { compileFacts } from '../facts/fact-model.ts';
import type { PartnerData, RecordData } from './partner-data.ts';
import type { PreparedPartner } from './prepared-partner.ts';

const program: Program = {
  pdl: '1.0',
  program: 't',
  version: '1',
  title: 'Test',
  currency: 'USD',
  timeZone: 'America/New_York',
  records: {
    deal: {
      title: 'Deal',
      fields: {
        wonOn: { type: 'date', optional: true },
        area: { type: 'enum', values: ['cloud', 'data'], optional: true },
        kind: { type: 'enum', optional: true },
        tags: { type: 'set', values: ['x', 'y'], optional: true },
        amount: { type: 'money' },
        users: { type: 'integer', optional: true },
        score: { type: 'number', optional: true },
        share: { type: 'percent', optional: true },
        open: { type: 'boolean', optional: true },
        note: { type: 'string', optional: true },
        owner: { type: 'ref', to: 'person', optional: true },
      },
    },
    person: { title: 'Person', fields: {} },
    plan: { is: 'evidence', title: 'Plan', submittedBy: 'partner', reviewedBy: 'manager' },
  },
  facts: {
    'partner.region': { title: 'Region', type: 'enum', values: ['NA', 'EMEA'], attribute: 'region' },
    'partner.joinedOn': { title: 'Joined', type: 'date', attribute: 'joinedOn' },
    seats: { title: 'Seats', type: 'integer', attribute: 'seats', by: 'area' },
    credit: { title: 'Credit', type: 'money', attribute: 'credit' },
    grace: { title: 'Grace', type: 'duration', attribute: 'grace' },
    deals: { title: 'Deals', type: 'integer', from: { record: 'deal', aggregate: 'count' } },
    'area.sum': { title: 'Sum', type: 'money', by: 'area', from: { record: 'deal', aggregate: 'sum', of: 'amount' } },
  },
  dealRegistration: {
    form: [{ id: 'lines', title: 'Lines', type: 'lines', of: [{ id: 'units', title: 'Units', type: 'integer' }] }],
    rules: { hitPolicy: 'first', list: [], otherwise: { title: 'No', then: 'reject' } },
  },
};
const model = compileFacts(program);

const outcome = (data: Record<string, unknown>, extra: 'refuse' | 'ignore' = 'refuse') =>
  model.prepare({ id: 'p', ...data } as PartnerData, { extra });
const located = (problems: readonly Problem[]) => problems.map(({ code, pointer }) => `${code} ${pointer}`);
const problemsOf = (data: Record<string, unknown>, extra: 'refuse' | 'ignore' = 'refuse') => located(outcome(data, extra).problems);
function prepared(data: Record<string, unknown>, extra: 'refuse' | 'ignore' = 'refuse'): PreparedPartner {
  const result = outcome(data, extra);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}
const deals = (...list: Record<string, Json>[]) => ({ records: { deal: list.map((deal) => ({ amount: 1, ...deal })) } });
const recordOf = (data: Record<string, unknown>, kind = 'deal') => model.recordsOf(prepared(data), kind);

describe('partner files', () => {
  it('FACT-I1: are closed', () => {
    expect(problemsOf({ atributes: {}, 'a/b~c': 1 })).toEqual(['PDL402 /atributes', 'PDL402 /a~1b~0c']);
    expect(problemsOf({ family: [{ id: 'q', family: [] }, { records: {} }, 5] })).toEqual([
      'PDL402 /family/0/family',
      'PDL408 /family/1',
      'PDL407 /family/2',
    ]);
    expect(located(model.prepare(7 as unknown as PartnerData).problems)).toEqual(['PDL407 ']);
    expect(
      problemsOf({ id: '', title: 5, parent: 'q', attributes: [], records: 'x', facts: null, loaded: 3, previous: 'gold', family: {} }),
    ).toEqual([
      'PDL407 /id',
      'PDL407 /records',
      'PDL407 /attributes',
      'PDL407 /family',
      'PDL407 /title',
      'PDL407 /previous',
      'PDL407 /loaded',
    ]);
  });

  it('FACT-I1: hold the state before, its shape checked', () => {
    const previous = { on: '2024-01-01', tier: 'gold', groups: { cloud: null }, since: '2023-01-01', state: 'atRisk', until: '2024-02-01' };
    expect(prepared({ previous, title: 'Acme', parent: 'q' })).toMatchObject({ previous, title: 'Acme', parent: 'q' });
    expect(problemsOf({ previous: { tier: 5, groups: { a: 1 }, state: 'lost', since: '2023-02-30', from: 1 } })).toEqual([
      'PDL407 /previous/tier',
      'PDL407 /previous/groups',
      'PDL412 /previous/state',
      'PDL409 /previous/since',
      'PDL402 /previous/from',
      'PDL408 /previous',
    ]);
    const contradictions = [
      { state: 'atRisk', tier: 'gold' },
      { state: 'atRisk', until: '2024-02-01' },
      { state: 'none', tier: 'gold' },
      { state: 'removed', tier: null },
    ];
    expect(contradictions.map((state) => problemsOf({ previous: { on: '2024-01-01', ...state } }))).toEqual([
      ['PDL408 /previous'],
      ['PDL408 /previous'],
      ['PDL407 /previous/tier'],
      [],
    ]);
  });

  it('FACT-I1: say through which day a kind is loaded', () => {
    expect(
      problemsOf({ loaded: { deal: '2024-01-01', person: null, rate: '2024-01-01', plan: '2024-01-32', order: '2024-01-01' } }),
    ).toEqual(['PDL409 /loaded/plan', 'PDL404 /loaded/order']);
  });

  it('FACT-I2: attributes are read as their facts ask', () => {
    const attributes = { region: 'NA', joinedOn: '2024-01-01T04:59:59Z', seats: { cloud: 5 }, credit: 12.5, grace: 'P90D' };
    const { values } = model.facts(prepared({ attributes }), '2024-06-30');
    expect(values).toMatchObject({
      'partner.region': 'NA',
      'partner.joinedOn': '2023-12-31',
      seats: { cloud: 5, data: null },
      credit: 1250,
      grace: 'P90D',
    });
    expect(
      problemsOf({
        attributes: { region: 'APAC', joinedOn: 'soon', seats: { cloud: 1.5, other: 1 }, credit: 1.005, grace: 'long', size: 1 },
      }),
    ).toEqual([
      'PDL412 /attributes/region',
      'PDL409 /attributes/joinedOn',
      'PDL407 /attributes/seats/cloud',
      'PDL412 /attributes/seats/other',
      'PDL410 /attributes/credit',
      'PDL407 /attributes/grace',
      'PDL403 /attributes/size',
    ]);
    expect(problemsOf({ attributes: { seats: 5, credit: { EUR: 1 }, region: 5 } })).toEqual([
      'PDL407 /attributes/region',
      'PDL407 /attributes/seats',
      'PDL411 /attributes/credit',
    ]);
  });

  it('FACT-I3: unknown kinds and fields are refused', () => {
    expect(problemsOf({ records: { order: [], deal: [{ amount: 1, 'won/On': '2024-01-01' }], person: {} } })).toEqual([
      'PDL404 /records/order',
      'PDL405 /records/deal/0/won~1On',
      'PDL407 /records/person',
    ]);
    expect(problemsOf({ records: { deal: [5, null, [1]] } })).toEqual([
      'PDL407 /records/deal/0',
      'PDL407 /records/deal/1',
      'PDL407 /records/deal/2',
    ]);
  });

  it('FACT-I3: standard kinds bring their fields', () => {
    const records = {
      plan: [{ submittedOn: '2024-01-01', acceptedOn: '2024-02-01', rejectedOn: null, expiresOn: '2025-02-01', recordedOn: '2024-02-02' }],
      rate: [{ on: '2024-01-01', currency: 'EUR', rate: 1.1 }],
      exception: [{ item: 'gold', effect: 'keepTier', until: '2025-01-01' }],
      dealLine: [{ units: 5 }],
    };
    expect(problemsOf({ records })).toEqual([]);
    expect(recordOf({ records }, 'plan')[0]?.field('acceptedOn')).toBe('2024-02-01');
    expect(problemsOf({ records: { plan: [{ recordedOn: 'then' }], rate: [{ on: '2024-01-01' }] } })).toEqual([
      'PDL409 /records/plan/0/recordedOn',
      'PDL408 /records/rate/0',
      'PDL408 /records/rate/0',
    ]);
  });

  it.each<[string, Json, string]>([
    ['wonOn', '2024-02-30', 'PDL409'],
    ['wonOn', '2024-02-01T10:00', 'PDL409'],
    ['wonOn', 20240201, 'PDL407'],
    ['area', 'Cloud', 'PDL412'],
    ['area', 5, 'PDL407'],
    ['tags', ['x', 'z'], 'PDL412'],
    ['tags', ['x', 1], 'PDL407'],
    ['tags', 'x', 'PDL407'],
    ['amount', '100', 'PDL407'],
    ['amount', 1.005, 'PDL410'],
    ['amount', 1e15, 'PDL410'],
    ['amount', { EUR: 1.005 }, 'PDL410'],
    ['amount', { JPY: 0.5 }, 'PDL410'],
    ['amount', { XXX: 1 }, 'PDL411'],
    ['amount', { EUR: 1, USD: 2 }, 'PDL411'],
    ['amount', {}, 'PDL411'],
    ['amount', { EUR: '1' }, 'PDL407'],
    ['users', 1.5, 'PDL407'],
    ['users', 2 ** 53, 'PDL407'],
    ['users', '5', 'PDL407'],
    ['score', true, 'PDL407'],
    ['share', '70%', 'PDL407'],
    ['open', 'true', 'PDL407'],
    ['note', 5, 'PDL407'],
    ['note', '', 'PDL407'],
    ['owner', 5, 'PDL407'],
  ])('FACT-I4: %s %j is %s', (field, value, code) => {
    expect(problemsOf(deals({ [field]: value }))).toEqual([`${code} /records/deal/0/${field}`]);
  });

  it('FACT-I4: names that objects have of themselves are names like others', () => {
    const text: RecordField = { type: 'string' };
    const fields = Object.fromEntries(['constructor', 'name'].map((id) => [id, text]));
    const facts: Record<string, Fact> = {
      made: { title: 'Made', type: 'string', attribute: 'constructor' },
      names: { title: 'Names', type: 'integer', by: 'name', from: { record: 'deal', aggregate: 'count' } },
    };
    const odd = compileFacts({ ...program, records: { deal: { title: 'Deal', fields } }, facts });
    expect(located(odd.prepare({ id: 'p', records: { deal: [{ name: 'x' }] } }).problems)).toEqual(['PDL408 /records/deal/0']);
    const result = odd.prepare({
      id: 'p',
      records: { deal: [{ constructor: 'a', name: '__proto__' } as RecordData, { constructor: 'a', name: 'toString' } as RecordData] },
    });
    const values = result.ok ? odd.facts(result.value, '2024-06-30').values : {};
    expect([values.made, JSON.stringify(values.names)]).toEqual([null, '{"__proto__":1,"toString":1}']);
    expect((values.names as Record<string, unknown>).valueOf).toBeUndefined();
  });

  it('FACT-I4: a needed field is there', () => {
    expect(problemsOf({ records: { deal: [{}, { amount: null }, { amount: 0 }] } })).toEqual([
      'PDL408 /records/deal/0',
      'PDL408 /records/deal/1',
    ]);
  });

  it('FACT-I4: values are converted', () => {
    const [deal] = recordOf(
      deals({
        wonOn: '2024-03-10T04:30:00Z',
        tags: ['y', 'x', 'y'],
        amount: -0,
        kind: 'anything',
        owner: 'nobody',
        share: 70.5,
        open: false,
        users: null,
      }),
    );
    const fields = ['wonOn', 'tags', 'amount', 'kind', 'owner', 'share', 'open', 'users'].map((field) => deal?.field(field));
    expect(fields).toEqual(['2024-03-09', ['x', 'y'], 0, 'anything', 'nobody', 70.5, false, null]);
    expect(
      recordOf(deals({ amount: 19.99 }, { amount: 1499.99 }, { amount: { USD: 0.07 } })).map((record) => record.field('amount')),
    ).toEqual([1999, 149999, 7]);
  });

  it('FACT-I5: ids are unique in a kind, and made where there are none', () => {
    expect(problemsOf(deals({ id: 'a' }, { id: 'b' }, { id: 'a' }, { id: 5 }))).toEqual([
      'PDL413 /records/deal/2/id',
      'PDL407 /records/deal/3/id',
    ]);
    expect(problemsOf({ records: { deal: [{ id: 'a', amount: 1 }], person: [{ id: 'a' }] } })).toEqual([]);
    expect(recordOf(deals({}, { id: 'a' }, {})).map(({ id }) => id)).toEqual(['deal#1', 'a', 'deal#3']);
  });

  it('FACT-I6: copies and one list make several records', () => {
    const ids = (...list: Record<string, Json>[]) =>
      recordOf(deals(...list)).map((record) => [record.id, record.field('area'), record.field('tags')]);
    expect(ids({ copies: 2, area: 'data' })).toEqual([
      ['deal#1', 'data', null],
      ['deal#2', 'data', null],
    ]);
    expect(ids({ id: ['a', 'b'], tags: ['x'] }, { area: ['cloud', 'data'], copies: 1 })).toEqual([
      ['a', null, ['x']],
      ['b', null, ['x']],
      ['deal#3', 'cloud', null],
      ['deal#4', 'data', null],
    ]);
    expect(
      problemsOf(
        deals(
          { copies: 0 },
          { copies: 1.5 },
          { copies: 2, id: 'a' },
          { id: ['a', 'b'], area: ['cloud', 'data'] },
          { copies: '2' },
          { copies: 1e6 },
        ),
      ),
    ).toEqual([
      'PDL414 /records/deal/0/copies',
      'PDL414 /records/deal/1/copies',
      'PDL414 /records/deal/2/copies',
      'PDL414 /records/deal/3/area',
      'PDL407 /records/deal/3/area',
      'PDL413 /records/deal/3/id',
      'PDL407 /records/deal/3/area',
      'PDL414 /records/deal/4/copies',
      'PDL414 /records/deal/5/copies',
    ]);
  });

  it('FACT-I9: what a program does not know can be passed over, what it knows is checked', () => {
    const data = {
      score: 5,
      attributes: { size: 5, region: 'NA' },
      records: { order: [{ x: 1 }], deal: [{ amount: 5, colour: 'red', sizes: [1, 2] }] },
      facts: { nothing: 1, 'area.sum': { other: 5 } },
      loaded: { order: '2024-01-01', deal: '2024-06-30' },
    };
    expect(problemsOf(data, 'ignore')).toEqual([]);
    expect(model.facts(prepared(data, 'ignore'), '2024-06-30').values).toMatchObject({ deals: 1, 'area.sum': { cloud: 0, data: 0 } });
    expect(problemsOf(deals({ amount: 'x', users: 1.5 }), 'ignore')).toEqual([
      'PDL407 /records/deal/0/amount',
      'PDL407 /records/deal/0/users',
    ]);
  });

  it('FACT-I1, FACT-I4: all problems come at once, each with a known code, a sentence and the value', () => {
    const result = outcome({ extra: 1, attributes: { size: 'x'.repeat(200) }, ...deals({ amount: 1.005 }, { area: 'x' }) });
    expect(result.ok).toBe(false);
    expect(located(result.problems)).toEqual([
      'PDL402 /extra',
      'PDL410 /records/deal/0/amount',
      'PDL412 /records/deal/1/area',
      'PDL403 /attributes/size',
    ]);
    for (const { code, message, severity } of result.problems) {
      expect([code in PROBLEM_CODES, message.length > 10, severity]).toEqual([true, true, 'error']);
    }
    expect(result.problems[1]).toEqual({
      code: 'PDL410',
      severity: 'error',
      pointer: '/records/deal/0/amount',
      value: 1.005,
      expected: 'at most 2 decimals, and less than 9 million billion minor units',
      message: '1.005 USD is no whole number of minor units.',
    });
  });
});
