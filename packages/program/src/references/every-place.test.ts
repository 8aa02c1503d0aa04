import { describe, expect, it } from 'vitest';
import type { Condition, Leaf } from '../conditions/schema.ts';
import type { Program } from '../document/schema.ts';
import type { FormField } from '../forms/schema.ts';
import { checkShape } from '../shape/check-document.ts';
import { childPointer } from '../source/json-pointer.ts';
import type { Json } from '../tests/schema.ts';
import { startRecording } from './recorder.ts';
import { walkSections } from './walk-sections.ts';

let count = 0;
/** An id of its own for each place that names one, so that a place nobody walks is seen. */
const ref = () => {
  count += 1;
  return `ref-${count}`;
};
const value = () => ({ fact: ref() });
const leaf = (): Leaf => ({ fact: ref(), operator: 'greaterThan', value: value() });
const when = (): Condition => ({
  all: [leaf(), { any: [{ not: leaf() }, { condition: ref() }] }, { fact: 'partner.tier', operator: 'in', value: [ref()] }],
});
const named = { id: 'x', title: 'X' };
const timeout = () => ({ escalate: ref(), onTimeout: { escalate: ref() } });

// Filters read fields, which must be declared to be told from parameters.
const field = 'ref-field';
const link = 'ref-link';
const where: Condition = {
  all: [
    { fact: field, operator: 'equal', value: { fact: 'ref-limit' } },
    { fact: `${link}.ref-behind`, operator: 'equal', value: 1 },
  ],
};
const form = (): FormField[] => [{ ...named, type: 'lines', when: when(), of: [{ ...named, type: 'text', when: when() }] }];
const group = 'ref-group';

const program: Program = {
  pdl: '1.0',
  program: 'p',
  version: '1',
  title: 'P',
  currency: 'USD',
  timeZone: 'UTC',
  calendar: { variants: [{ title: 'X', when: when() }] },
  partnerTypes: [
    { ...named, function: 'sales', category: 'msp', managed: 'sla', owner: ref(), review: 'P1Y', terms: [{ ...named, passes: when() }] },
    {
      id: 'y',
      title: 'Y',
      function: 'sales',
      category: 'msp',
      phases: [
        {
          ...named,
          managed: 'oneToOne',
          owner: ref(),
          review: 'P1Y',
          terms: [{ ...named, passes: when() }],
          next: { to: ref(), when: when() },
        },
      ],
    },
  ],
  records: {
    k: {
      title: 'K',
      submittedBy: ref(),
      reviewedBy: ref(),
      fields: { [field]: { type: 'number' }, [link]: { type: 'ref', to: ref() } },
    },
  },
  facts: {
    made: {
      title: 'Made',
      type: 'number',
      by: ref(),
      from: {
        record: 'k',
        where,
        aggregate: 'sum',
        of: ref(),
        times: [value(), 2],
        window: [{ on: ref() }, { span: [ref(), `${link}.${ref()}`] }],
      },
    },
    other: { title: 'Other', type: 'number', from: { record: ref(), aggregate: 'count', window: { on: ref() } } },
    narrowed: { title: 'Narrowed', type: 'number', from: { within: 'made', where, window: { on: ref() } } },
    within: { title: 'Within', type: 'number', from: { within: ref() } },
    type: { title: 'Type', type: 'enum', values: [ref()], attribute: 'type' },
  },
  parameters: {
    p: { type: 'number', byTier: { [ref()]: 1 }, variants: [{ when: when(), byTier: { [ref()]: 1 }, byBand: { [ref()]: 2 } }], at: ref() },
    q: { type: 'number', byBand: { [ref()]: 1 }, records: ['k', ref()], at: ref(), variants: [{ when: where, value: 1 }] },
  },
  derived: {
    count: { count: [ref(), ref()] },
    score: {
      score: [
        { per: ref(), full: value(), points: value() },
        { when: when(), points: value() },
      ],
    },
    ratio: { ratio: [ref(), ref()] },
    sum: { sum: [ref()], minus: [ref()] },
    min: { min: [ref()] },
    max: { max: [ref()] },
    each: { each: group, where: { all: [leaf(), { fact: group, operator: 'equal', value: 'a' }] } },
    held: { held: ref(), days: 'any', trailing: value() },
  },
  requirements: { r: { title: 'R', when: when() } },
  tracks: [
    {
      ...named,
      appliesTo: {
        all: [leaf(), { fact: 'partner.track', operator: 'equal', value: ref() }, { fact: 'type', operator: 'equal', value: ref() }],
      },
      per: ref(),
      tiers: [{ ...named, qualify: when(), review: { demote: { grace: value() } } }],
      review: {
        promote: { at: { every: 'year', since: ref() } },
        demote: { at: { every: 'year', since: ref() }, grace: value() },
        keep: [{ when: when(), since: ref(), for: value() }],
        probation: [{ when: when(), since: ref(), for: value(), reach: ref() }],
      },
    },
  ],
  benefits: [
    {
      ...named,
      kind: 'discount',
      track: ref(),
      atLeast: ref(),
      when: when(),
      value: value(),
      basis: 'made',
      tierAt: ref(),
      caps: [{ where, amount: value(), per: ref() }],
    },
    { id: 'y', title: 'Y', kind: 'access', basis: ref() },
  ],
  stacking: { s: { title: 'S', of: [ref(), ref()], how: 'add', max: value() } },
  funds: [
    {
      ...named,
      kind: 'request',
      eligible: when(),
      budget: value(),
      perPartner: value(),
      share: value(),
      accrue: { benefit: ref() },
      activities: [named],
      plan: form(),
      approval: ref(),
      claim: { approval: ref() },
    },
  ],
  onboarding: {
    fastTrack: [{ ...named, when: when(), skip: [ref()] }],
    steps: [
      {
        ...named,
        kind: 'check',
        owner: ref(),
        after: [ref()],
        when: when(),
        passes: when(),
        fields: form(),
        chain: ref(),
        countersign: ref(),
        onReject: { redo: [ref()] },
        undo: { owner: ref(), title: 'X' },
        onTimeout: timeout(),
      },
    ],
    milestones: [{ ...named, passes: when(), within: 'P1D' }],
  },
  dealRegistration: {
    eligible: when(),
    form: form(),
    bands: { of: ref(), list: [{ ...named, from: 0 }] },
    conflicts: { checks: [{ on: 'otherPartner', then: 'note', unless: when(), by: ref() }], adjudication: ref(), customerLetter: ref() },
    distribution: { confirm: ref(), passOn: value() },
    rules: {
      hitPolicy: 'first',
      list: [{ ...named, when: { all: [leaf(), { fact: 'deal.band', operator: 'equal', value: ref() }] }, then: { route: ref() } }],
      otherwise: { title: 'X', then: { route: ref() } },
    },
    decision: { sla: value() },
    pricing: { percent: value(), stack: { benefit: ref(), how: 'add', max: value() } },
    protection: { for: value(), extend: { by: value(), when: when(), approval: ref(), atMost: value() } },
    tasks: [{ ...named, owner: ref(), onTimeout: timeout() }],
    material: [ref(), { field: ref(), rises: value(), falls: value() }],
  },
  leads: { form: form(), eligible: when(), rank: [{ fact: ref(), order: 'highest' }], capacity: value(), otherwise: ref() },
  approvals: {
    a: { title: 'A', delegate: [ref()], steps: [{ ...named, roles: [ref()], after: [ref()], when: when(), onTimeout: timeout() }] },
  },
  notices: {
    hold: { over: 1, by: ref() },
    list: [{ ...named, on: 'deal.approved', to: [ref()], channels: ['email'], vars: [ref()], subject: 'S', text: 'T', hold: ref() }],
  },
  transition: { members: [{ ...named, when: when(), keep: 'tier', until: '2027-01-01' }] },
  invariants: [
    { kind: 'nested', track: ref() },
    { kind: 'monotone', fact: ref() },
    { kind: 'neverApproves', section: 'dealRegistration', when: when() },
  ],
  tests: [
    {
      name: 'T',
      records: { [ref()]: [] },
      loaded: { [ref()]: null },
      family: [{ id: 'f', records: { [ref()]: [] } }],
      facts: { [ref()]: 1 },
      set: { p: { [ref()]: 1 }, q: { [ref()]: 1 }, [ref()]: 2 },
      previous: { on: '2026-01-01', tier: ref(), groups: { a: ref() } },
      expect: {
        track: ref(),
        tier: ref(),
        groups: { a: ref() },
        facts: { [ref()]: 1 },
        unknown: [ref()],
        missed: { [ref()]: [ref()] },
        benefits: { [ref()]: true },
        stacking: { [ref()]: { value: 1 } },
        deal: { then: { route: ref() }, by: ref() },
      },
      instead: [{ facts: { [ref()]: 1 }, expect: { tier: ref() } }],
    },
    { name: 'U', timeline: [{ on: '2026-01-01', facts: { [ref()]: 1 }, expect: { tier: ref() } }] },
  ],
};

/** Every text and key that is one of the ids made above, fields where they are declared left out. */
function placesIn(node: Json, pointer = ''): string[] {
  if (typeof node === 'string') return node.startsWith('ref-') ? [pointer] : [];
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, member]) => {
    const at = childPointer(pointer, key);
    const isDeclared = pointer === '/records/k/fields';
    return [...(key.startsWith('ref-') && !isDeclared ? [at] : []), ...placesIn(member, at)];
  });
}

describe('every place of the language', () => {
  it('PDL-R9: that names an id is walked', () => {
    expect(checkShape(program as unknown as Json)).toEqual([]);
    const { recorder, recorded } = startRecording(program);
    walkSections(recorder);
    const uses = new Set([...recorded.usesOf.values()].flat().map((use) => use.pointer));
    expect(placesIn(program as unknown as Json).filter((place) => !uses.has(place))).toEqual([]);
    expect(count).toBeGreaterThan(250);
  });

  it('PDL-R9: under a name of its own kind', () => {
    const { recorder, recorded } = startRecording(program);
    walkSections(recorder);
    const kinds = new Map<string, string[]>();
    for (const use of [...recorded.usesOf.values()].flat()) {
      const place = use.pointer
        .replaceAll(/\/\d+/g, '')
        .split('/')
        .slice(-2)
        .join('/')
        .replace(/ref-\d+/, '*');
      kinds.set(use.name.namespace, [...new Set([...(kinds.get(use.name.namespace) ?? []), place])].sort());
    }
    expect(Object.fromEntries([...kinds].sort())).toMatchInlineSnapshot(`
      {
        "band": [
          "all/value",
          "byBand/*",
          "q/*",
        ],
        "benefit": [
          "accrue/benefit",
          "benefits/*",
          "s/of",
          "stack/benefit",
        ],
        "chain": [
          "checks/by",
          "claim/approval",
          "conflicts/adjudication",
          "conflicts/customerLetter",
          "distribution/confirm",
          "extend/approval",
          "funds/approval",
          "steps/chain",
          "then/route",
        ],
        "chainStep": [
          "steps/after",
        ],
        "dealRule": [
          "deal/by",
        ],
        "field": [
          "all/fact",
          "benefits/tierAt",
          "caps/per",
          "from/of",
          "made/by",
          "q/at",
          "window/on",
          "window/span",
        ],
        "group": [
          "all/fact",
          "each/each",
          "made/by",
          "tracks/per",
        ],
        "partnerType": [
          "all/value",
          "type/values",
        ],
        "phase": [
          "next/to",
        ],
        "record": [
          "from/record",
          "loaded/*",
          "q/records",
          "records/*",
          "ref-link/to",
        ],
        "requirement": [
          "any/condition",
          "count/count",
          "held/held",
          "missed/*",
        ],
        "role": [
          "a/delegate",
          "hold/by",
          "k/reviewedBy",
          "k/submittedBy",
          "leads/otherwise",
          "list/hold",
          "list/to",
          "onTimeout/escalate",
          "partnerTypes/owner",
          "phases/owner",
          "steps/countersign",
          "steps/owner",
          "steps/roles",
          "tasks/owner",
          "undo/owner",
        ],
        "stacking": [
          "stacking/*",
        ],
        "step": [
          "fastTrack/skip",
          "onReject/redo",
          "steps/after",
        ],
        "tier": [
          "all/value",
          "benefits/atLeast",
          "byTier/*",
          "expect/tier",
          "groups/a",
          "missed/*",
          "p/*",
          "previous/tier",
          "probation/reach",
        ],
        "track": [
          "all/value",
          "benefits/track",
          "expect/track",
          "invariants/track",
        ],
        "value": [
          "all/fact",
          "amount/fact",
          "at/since",
          "atMost/fact",
          "bands/of",
          "benefits/basis",
          "budget/fact",
          "by/fact",
          "capacity/fact",
          "dealRegistration/material",
          "expect/unknown",
          "facts/*",
          "falls/fact",
          "for/fact",
          "from/within",
          "full/fact",
          "grace/fact",
          "invariants/fact",
          "keep/since",
          "list/vars",
          "material/field",
          "max/fact",
          "max/max",
          "min/min",
          "not/fact",
          "p/at",
          "passOn/fact",
          "perPartner/fact",
          "percent/fact",
          "points/fact",
          "probation/since",
          "rank/fact",
          "ratio/ratio",
          "rises/fact",
          "score/per",
          "set/*",
          "set/p",
          "set/q",
          "share/fact",
          "sla/fact",
          "sum/minus",
          "sum/sum",
          "times/fact",
          "trailing/fact",
          "value/fact",
        ],
      }
    `);
  });
});
