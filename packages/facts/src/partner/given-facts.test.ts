import type { Json, Problem, Program } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { compileFacts } from '../facts/fact-model.ts';
import type { PartnerData } from './partner-data.ts';
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
        area: { type: 'enum', values: ['cloud', 'data'], optional: true },
        tags: { type: 'set', values: ['x', 'y'], optional: true },
        amount: { type: 'money' },
      },
    },
  },
  facts: {
    'partner.region': { title: 'Region', type: 'enum', values: ['NA', 'EMEA'], attribute: 'region' },
    credit: { title: 'Credit', type: 'money', attribute: 'credit' },
    deals: { title: 'Deals', type: 'integer', from: { record: 'deal', aggregate: 'count' } },
    tags: { title: 'Tags', type: 'set', from: { record: 'deal', aggregate: 'set', of: 'tags' } },
    'area.sum': { title: 'Sum', type: 'money', by: 'area', from: { record: 'deal', aggregate: 'sum', of: 'amount' } },
  },
  derived: {
    electives: { count: ['enough'] },
    points: { score: [{ per: 'deals', full: 10, points: 100 }] },
    growth: { ratio: ['deals', 'deals'] },
    most: { max: ['credit', 'credit'] },
    held: { held: 'enough', days: 'any', trailing: 'P1M' },
    'area.held': { held: 'large', days: 'any', trailing: 'P1M' },
    'area.most': { max: ['area.sum', 'credit'] },
  },
  requirements: {
    enough: { title: 'Enough', when: { all: [{ fact: 'deals', operator: 'greaterThan', value: 1 }] } },
    large: { title: 'Large', when: { all: [{ fact: 'area.sum', operator: 'greaterThan', value: 1 }] } },
  },
  dealRegistration: {
    form: [
      { id: 'amount', title: 'Amount', type: 'money' },
      { id: 'products', title: 'Products', type: 'products' },
      { id: 'size', title: 'Size', type: 'choice', values: ['s', 'm'] },
      { id: 'closeOn', title: 'Close', type: 'date' },
      { id: 'lines', title: 'Lines', type: 'lines', of: [{ id: 'units', title: 'Units', type: 'integer' }] },
    ],
    rules: { hitPolicy: 'first', list: [], otherwise: { title: 'No', then: 'reject' } },
  },
  leads: { form: [{ id: 'region', title: 'Region', type: 'text' }], eligible: { condition: 'enough' }, otherwise: 'manager' },
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

describe('given facts and exceptions', () => {
  it('FACT-I7: given facts are read by their types', () => {
    const facts = {
      deals: 5,
      'area.sum': { cloud: 1.5 },
      'partner.region': null,
      electives: 2,
      points: 12.5,
      growth: 40,
      most: 10,
      held: true,
      'area.held': { cloud: true },
      'area.most': { cloud: 2 },
      tags: ['y', 'x'],
      'deal.amount': 99.99,
      'deal.products': ['b', 'a'],
      'deal.size': 's',
      'deal.closeOn': '2024-01-01',
      'deal.model': 'twoTier',
      'conflict.otherPartner': 'hit',
      'lead.region': 'NA',
      'leads.open': 3,
      'partner.status': 'suspended',
    };
    const { values, given } = model.facts(prepared({ facts }), '2024-06-30');
    expect(values).toMatchObject({
      ...facts,
      'area.sum': { cloud: 150, data: 0 },
      most: 1000,
      'area.most': { cloud: 200 },
      tags: ['x', 'y'],
      'deal.amount': 9999,
      'deal.products': ['a', 'b'],
    });
    expect([...given]).toEqual(Object.keys(facts));
  });

  it('FACT-I7: win over everything else', () => {
    const data = { ...deals({}, {}), attributes: { region: 'NA' }, facts: { deals: 9, 'partner.region': 'EMEA' } };
    expect(model.facts(prepared(data), '2024-06-30').values).toMatchObject({ deals: 9, 'partner.region': 'EMEA' });
  });

  it.each<[string, Json, string, string]>([
    ['deals', 1.5, 'PDL407', ''],
    ['deals', { cloud: 1 }, 'PDL407', ''],
    ['area.sum', 5, 'PDL407', ''],
    ['area.sum', { cloud: 1.005 }, 'PDL410', '/cloud'],
    ['area.sum', { other: 1 }, 'PDL412', '/other'],
    ['partner.region', 'APAC', 'PDL412', ''],
    ['electives', 'many', 'PDL407', ''],
    ['held', 1, 'PDL407', ''],
    ['held', { cloud: true }, 'PDL407', ''],
    ['area.held', { cloud: 1 }, 'PDL407', '/cloud'],
    ['most', { cloud: 1 }, 'PDL411', ''],
    ['tags', ['z'], 'PDL412', ''],
    ['area', 'cloud', 'PDL406', ''],
    ['partner.status', 'resting', 'PDL412', ''],
    ['deal.size', 'xl', 'PDL412', ''],
    ['conflict.otherPartner', 'maybe', 'PDL412', ''],
    ['deal.closeOn', '2024-13-01', 'PDL409', ''],
    ['deal.name', 'x', 'PDL406', ''],
    ['conflict.other', 'hit', 'PDL406', ''],
    ['today', '2024-01-01', 'PDL406', ''],
    ['partner.id', 'q', 'PDL406', ''],
    ['nothing', 1, 'PDL406', ''],
  ])('FACT-I7: %s given as %j is %s', (id, value, code, group) => {
    expect(problemsOf({ facts: { [id]: value } })).toEqual([`${code} /facts/${id}${group}`]);
  });

  it('FACT-I8: nobody grants an exception to themselves', () => {
    const exception = {
      item: 'gold',
      effect: 'keepTier',
      reason: 'Merger',
      from: '2024-01-01',
      until: '2025-01-01',
      askedBy: 'ana',
      grantedBy: 'ben',
    };
    const result = outcome({
      records: { exception: [exception, { ...exception, id: 'e2', grantedBy: 'ana', effect: 'waive', track: 't', group: 'g' }] },
    });
    expect(located(result.problems)).toEqual(['PDL415 /records/exception/1']);
    expect(result.problems[0]?.severity).toBe('warning');
    expect(result.ok && result.value.exceptions).toEqual([
      { ...exception, id: 'exception#1', recordedOn: null, track: null, group: null, from: 19723, until: 20089, refused: null },
      {
        ...exception,
        id: 'e2',
        recordedOn: null,
        effect: 'waive',
        track: 't',
        group: 'g',
        from: 19723,
        until: 20089,
        grantedBy: 'ana',
        refused: 'grantedByAsker',
      },
    ]);
    expect(problemsOf({ records: { exception: [{ item: 'gold', effect: 'forgive' }] } })).toEqual(['PDL412 /records/exception/0/effect']);
  });

  it('FACT-I10: given facts can be replaced', () => {
    const before = prepared({ ...deals({}), attributes: { region: 'NA' }, facts: { electives: 2, 'partner.region': 'EMEA' } });
    const after = model.withFacts(before, { points: 3 });
    expect(after.ok && model.facts(after.value, '2024-06-30').values).toMatchObject({ deals: 1, points: 3, 'partner.region': 'NA' });
    expect(after.ok && 'electives' in model.facts(after.value, '2024-06-30').values).toBe(false);
    expect(located(model.withFacts(before, { deals: 'x', nothing: 1 }).problems)).toEqual(['PDL407 /facts/deals', 'PDL406 /facts/nothing']);
    expect(model.withFacts(before, { nothing: 1 }, { extra: 'ignore' }).ok).toBe(true);
  });
});
