import { describe, expect, it } from 'vitest';
import type { Program } from '../document/schema.ts';
import { programSchema } from '../document/schema.ts';
import { diffPrograms } from './diff-programs.ts';
import { header } from './sections/header.ts';
import { sectionDiffers } from './sections.ts';

const atLeast = (fact: string, value: number | { fact: string }) => ({ fact, operator: 'greaterThanInclusive' as const, value });

const base: Program = {
  pdl: '1.0',
  program: 'p',
  version: '1',
  title: 'P',
  currency: 'USD',
  timeZone: 'UTC',
  records: { deal: { title: 'Deal', fields: { wonOn: { type: 'date' }, amount: { type: 'money' } } } },
  facts: {
    sales: {
      title: 'Sales, last 12 months',
      type: 'money',
      from: { record: 'deal', aggregate: 'sum', of: 'amount', window: { on: 'wonOn', trailing: 'P12M' } },
    },
    people: { title: 'Certified people', type: 'integer', unit: 'people', attribute: 'people' },
  },
  parameters: {
    'min.sales': { type: 'money', byTier: { silver: 50000, gold: 100000 } },
    'min.people': { type: 'integer', unit: 'people', value: 2 },
    'rate.discount': { type: 'percent', byTier: { silver: 5, gold: 10 } },
  },
  requirements: {
    sales: { title: 'Sales', when: { all: [atLeast('sales', { fact: 'min.sales' })] } },
    people: { title: 'People', when: { all: [atLeast('people', { fact: 'min.people' })] } },
  },
  tracks: [
    {
      id: 'resale',
      title: 'Resale',
      tiers: [
        { id: 'silver', title: 'Silver', qualify: { all: [{ condition: 'sales' }] } },
        { id: 'gold', title: 'Gold', qualify: { all: [{ condition: 'sales' }, { condition: 'people' }] } },
      ],
      review: { promote: { at: { every: 'day' } } },
    },
  ],
  benefits: [{ id: 'discount', title: 'Discount', kind: 'discount', value: { fact: 'rate.discount' }, basis: 'sales' }],
  approvals: { desk: { title: 'Deal desk', steps: [{ id: 'one', title: 'One', roles: ['channelManager'] }] } },
  dealRegistration: {
    rules: {
      hitPolicy: 'first',
      list: [
        { id: 'small', title: 'Small', when: { all: [atLeast('deal.amount', 0)] }, then: 'approve' },
        { id: 'large', title: 'Above the limit', when: { all: [atLeast('deal.amount', 100000)] }, then: 'approve' },
      ],
      otherwise: { title: 'Else', then: 'reject' },
    },
  },
};

/** What is told of an edit of the program above. */
function changesOf(edit: (program: Program) => void, before: Program = base) {
  const after = structuredClone(before);
  edit(after);
  return diffPrograms(before, after).changes;
}
const sentencesOf = (edit: (program: Program) => void, before?: Program) => changesOf(edit, before).map((change) => change.sentence);
type Full = Required<Program>;

describe('a change', () => {
  it('PDL-D3: has a kind, a section, a pointer, the values, a sentence and the ids of what it reaches', () => {
    const changes = changesOf((program) => {
      const { parameters } = program as Full;
      parameters['min.sales'] = { type: 'money', byTier: { silver: 50000, gold: 120000 } };
    });
    expect(changes).toEqual([
      {
        kind: 'changed',
        section: 'parameters',
        pointer: '/parameters/min.sales/byTier/gold',
        before: 100000,
        after: 120000,
        sentence: 'Gold: “Sales” asks for at least 120,000 USD, was 100,000 USD',
        reaches: { tracks: ['resale'], tiers: ['resale/gold'], requirements: ['sales'], benefits: [], others: [] },
        eases: 'harder',
      },
    ]);
  });

  it('PDL-D3: what is removed has its pointer in the earlier program, all else in the later', () => {
    const kinds = changesOf((program) => {
      const { benefits, tracks } = program as Full;
      benefits.unshift({ id: 'listing', title: 'Listing', kind: 'access' });
      tracks[0]?.tiers.shift();
      delete (program as Full).facts.people;
      program.title = 'Q';
    }).map(({ kind, pointer }) => [kind, pointer]);
    expect(kinds).toEqual([
      ['text', '/title'],
      ['removed', '/facts/people'],
      ['removed', '/tracks/0/tiers/0'],
      ['added', '/benefits/0'],
    ]);
  });

  it('PDL-D3: says from which program to which', () => {
    const { from, to } = diffPrograms(base, { ...base, version: '2', title: 'Q' });
    expect([from, to]).toEqual([
      { program: 'p', version: '1', title: 'P' },
      { program: 'p', version: '2', title: 'Q' },
    ]);
  });

  it('PDL-D4: sections come in document order, tiers from the highest to the lowest', () => {
    const { properties } = programSchema as unknown as { properties: object };
    expect([...Object.keys(header), ...Object.keys(sectionDiffers)]).toEqual(Object.keys(properties));
    const changes = changesOf((program) => {
      const { tracks, parameters, benefits } = program as Full;
      benefits[0] = { ...benefits[0], title: 'Rebate' } as Full['benefits'][number];
      for (const tier of tracks[0]?.tiers ?? []) tier.qualify = { all: [{ condition: 'people' }] };
      parameters['min.sales'] = { type: 'money', byTier: { silver: 60000, gold: 120000 } };
      program.timeZone = 'Europe/Berlin';
    });
    expect(changes.map(({ section, pointer }) => `${section} ${pointer}`)).toEqual([
      'program /timeZone',
      'parameters /parameters/min.sales/byTier/gold',
      'parameters /parameters/min.sales/byTier/silver',
      'tracks /tracks/0/tiers/1/qualify/all/0',
      'tracks /tracks/0/tiers/0/qualify/all/0',
      'benefits /benefits/0/title',
    ]);
  });
});

describe('tiers, steps and rules in order', () => {
  it('PDL-D10: a new tier says where it ranks and what it asks for', () => {
    const platinum = { id: 'platinum', title: 'Platinum', qualify: { all: [{ condition: 'people' }] } };
    expect(sentencesOf((program) => (program as Full).tracks[0]?.tiers.push(platinum))).toEqual([
      'New tier Platinum above Gold; it asks for “People”',
    ]);
    expect(sentencesOf((program) => (program as Full).tracks[0]?.tiers.unshift(platinum))).toEqual([
      'New tier Platinum below Silver; it asks for “People”',
    ]);
  });

  it('PDL-D10: another order of tiers is a move, and the fewest moves are told', () => {
    const ladder = structuredClone(base) as Full;
    ladder.tracks[0]?.tiers.push({ id: 'platinum', title: 'Platinum' });
    const [change, ...more] = changesOf((program) => {
      const tiers = (program as Full).tracks[0]?.tiers ?? [];
      tiers.unshift(tiers.pop() as (typeof tiers)[number]);
    }, ladder);
    expect(change).toMatchObject({ kind: 'moved', sentence: 'Platinum now ranks below Silver', pointer: '/tracks/0/tiers/0' });
    expect(more).toEqual([]);
  });

  it('PDL-D10: rules move where the first decides, and only look different where they may not overlap', () => {
    const reverse = (program: Program) => void (program as Full).dealRegistration.rules.list.reverse();
    expect(changesOf(reverse).map(({ kind, sentence }) => [kind, sentence])).toEqual([
      ['moved', 'Deal registration: rule “Above the limit” now comes first'],
    ]);
    const unique = structuredClone(base) as Full;
    unique.dealRegistration.rules.hitPolicy = 'unique';
    expect(changesOf(reverse, unique).map(({ kind, sentence }) => [kind, sentence])).toEqual([
      ['text', 'Deal registration: the rules stand in another order; nothing depends on it'],
    ]);
  });

  it('PDL-D10: the order of benefits decides nothing', () => {
    const two = structuredClone(base) as Full;
    two.benefits.push({ id: 'listing', title: 'Listing', kind: 'access' });
    expect(changesOf((program) => void (program as Full).benefits.reverse(), two)).toMatchObject([{ kind: 'text', pointer: '/benefits' }]);
  });
});

describe('renames', () => {
  it('PDL-D11: an entry that comes back unchanged under another id is one change, which covers every place that names it', () => {
    const changes = changesOf((program) => {
      const { facts, requirements, benefits } = program as Full;
      const { sales, people } = facts;
      program.facts = { 'sales.won': sales, people } as Full['facts'];
      requirements.sales = { title: 'Sales', when: { all: [atLeast('sales.won', { fact: 'min.sales' })] } };
      benefits[0] = { ...benefits[0], basis: 'sales.won' } as Full['benefits'][number];
    });
    expect(changes).toEqual([
      {
        kind: 'changed',
        section: 'facts',
        pointer: '/facts/sales.won',
        also: ['/requirements/sales/when/all/0/fact', '/benefits/0/basis'],
        before: 'sales',
        after: 'sales.won',
        sentence: 'Fact “Sales, last 12 months” has another id: sales.won, was sales; nothing else about it changes',
        reaches: {
          tracks: ['resale'],
          tiers: ['resale/silver', 'resale/gold'],
          requirements: ['sales'],
          benefits: ['discount'],
          others: [],
        },
      },
    ]);
  });

  it('PDL-D11: what is renamed together is found together, tiers with the keys that name them too', () => {
    const sentences = sentencesOf((program) => {
      const { tracks, parameters, requirements } = program as Full;
      program.requirements = { people: requirements.people, revenue: requirements.sales } as Full['requirements'];
      const [silver, gold] = tracks[0]?.tiers ?? [];
      if (silver === undefined || gold === undefined) return;
      silver.qualify = { all: [{ condition: 'revenue' }] };
      Object.assign(gold, { id: 'top', qualify: { all: [{ condition: 'revenue' }, { condition: 'people' }] } });
      parameters['min.sales'] = { type: 'money', byTier: { silver: 50000, top: 100000 } };
      parameters['rate.discount'] = { type: 'percent', byTier: { silver: 5, top: 10 } };
    });
    expect(sentences).toEqual([
      'Requirement “Sales” has another id: revenue, was sales; nothing else about it changes',
      'Tier “Gold” has another id: top, was gold; nothing else about it changes',
    ]);
  });

  it('PDL-D11: a field of the form is renamed with its answer, wherever the prefix is left out', () => {
    const asked = structuredClone(base) as Full;
    Object.assign(asked.dealRegistration, { form: [{ id: 'amount', title: 'Amount', type: 'money' }], material: ['amount'] });
    const changes = changesOf((program) => {
      const { dealRegistration } = program as Full;
      Object.assign(dealRegistration, { form: [{ id: 'size', title: 'Amount', type: 'money' }], material: ['size'] });
      for (const [index, rule] of dealRegistration.rules.list.entries()) rule.when = { all: [atLeast('deal.size', index * 100000)] };
    }, asked);
    expect(changes).toMatchObject([
      {
        pointer: '/dealRegistration/form/0',
        before: 'deal.amount',
        after: 'deal.size',
        also: [
          '/dealRegistration/rules/list/0/when/all/0/fact',
          '/dealRegistration/rules/list/1/when/all/0/fact',
          '/dealRegistration/material/0',
        ],
      },
    ]);
  });

  it('PDL-D11: what is removed under a renamed entry has its pointer in the earlier program', () => {
    const noted = structuredClone(base) as Full;
    const edited = structuredClone(noted);
    edited.roles = {};
    edited.facts = { 'people.certified': noted.facts.people, sales: noted.facts.sales } as Full['facts'];
    edited.requirements.people = { title: 'People', when: { all: [atLeast('people.certified', { fact: 'min.people' })] } };
    delete edited.requirements.sales;
    const removed = diffPrograms(noted, edited).changes.filter(({ kind }) => kind === 'removed');
    expect(removed.map(({ pointer }) => pointer)).toEqual(['/requirements/sales']);
  });
});

describe('what only looks different', () => {
  it('PDL-D12: no section and an empty one, a default left out and written out, are told as text', () => {
    expect(changesOf((program) => void Object.assign(program, { stacking: {} }))).toMatchObject([
      { kind: 'text', pointer: '/stacking', sentence: 'stacking: written in another way; it means the same' },
    ]);
    expect(changesOf((program) => void Object.assign((program as Full).tracks[0] ?? {}, { award: 'highest' }))).toMatchObject([
      { kind: 'text', sentence: 'Resale: a tier is awarded if its own conditions hold is written in another way; it means the same' },
    ]);
  });

  it('PDL-D12: titles, reasons, notes and labels are text', () => {
    const kinds = changesOf((program) => {
      Object.assign(program, { version: '2', supersedes: '1', note: 'N', sources: ['S'] });
      Object.assign((program as Full).tracks[0]?.tiers[1] ?? {}, { title: 'Top', why: 'Because' });
    });
    expect(kinds.map(({ kind, sentence }) => `${kind}: ${sentence}`)).toEqual([
      'text: Program: the version is now “2”, was “1”',
      'text: Program: the version that it follows is new: “1”',
      'text: Program: the list of sources is new: “S”',
      'text: Program: the note is new: “N”',
      'text: Top: the title was “Gold”',
      'text: Top: the reason is new: “Because”',
    ]);
  });

  it('PDL-D12: a policy of a tier of its own is not the policy of its track', () => {
    expect(
      changesOf((program) => void Object.assign((program as Full).tracks[0]?.tiers[0] ?? {}, { review: { promote: { steps: 'any' } } })),
    ).toMatchObject([
      {
        kind: 'added',
        sentence: 'Silver: review policy of its own is new: policy of promotion: a promotion goes straight to the tier that qualifies',
      },
    ]);
    const own = structuredClone(base) as Full;
    Object.assign(own.tracks[0]?.tiers[0] ?? {}, { review: { promote: { steps: 'any', at: { every: 'year' } } } });
    expect(
      sentencesOf(
        (program) => void Object.assign((program as Full).tracks[0]?.tiers[0] ?? {}, { review: { promote: { at: { every: 'year' } } } }),
        own,
      ),
    ).toEqual(['Silver: a promotion goes straight to the tier that qualifies → as in the track']);
  });
});

describe('time', () => {
  it('PDL-D15: shared requirements are followed once, however many ways lead through them', () => {
    const requirements = Object.fromEntries(
      Array.from({ length: 600 }, (_, index) => [
        `r${index}`,
        {
          title: `R${index}`,
          when: { all: index < 2 ? [atLeast('people', index)] : [{ condition: `r${index - 1}` }, { condition: `r${index - 2}` }] },
        },
      ]),
    );
    const wide = { ...base, requirements: { ...base.requirements, ...requirements } } as Full;
    const tier = wide.tracks[0]?.tiers[0];
    wide.tracks = [{ id: 'resale', title: 'Resale', tiers: [{ id: 'silver', title: tier?.title ?? '', qualify: { condition: 'r599' } }] }];
    // One that walks every way would not come to an end.
    const changes = changesOf((program) => {
      (program as Full).requirements.r0 = { title: 'R0', when: { all: [atLeast('people', 5)] } };
    }, wide);
    expect(changes).toMatchObject([{ eases: 'harder', reaches: { tiers: ['resale/silver'] } }]);
  });
});
