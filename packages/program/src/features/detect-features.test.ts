import { describe, expect, it } from 'vitest';
import type { Condition, Leaf } from '../conditions/schema.ts';
import type { Program } from '../document/schema.ts';
import { detectFeatures } from './detect-features.ts';
import { FEATURES, type FeatureLetter } from './feature.ts';

const document = (sections: Partial<Program>): Program => ({
  pdl: '1.0',
  program: 'p',
  version: '1',
  title: 'P',
  currency: 'EUR',
  timeZone: 'UTC',
  ...sections,
});
const leaf = (fact: string, operator: Leaf['operator'], value: Leaf['value']): Leaf => ({ fact, operator, value });
const atLeast = (fact: string) => leaf(fact, 'greaterThanInclusive', { fact: 'min' });
const requirements = (when: Condition) => ({ requirements: { r: { title: 'R', when } } });
const tiers = (qualify: Condition) => ({ tracks: [{ id: 't', title: 'T', tiers: [{ id: 'a', title: 'A', qualify }] }] });
const count = (more: object) => ({ title: 'F', type: 'integer' as const, from: { record: 'deal', aggregate: 'count' as const, ...more } });
const review = (more: object) => ({ tracks: [{ id: 't', title: 'T', tiers: [{ id: 'a', title: 'A' }], review: more }] });
const people = (to: string) => ({
  records: { person: { title: 'P' }, firm: { title: 'F' }, certificate: { title: 'C', fields: { holder: { type: 'ref' as const, to } } } },
  facts: {
    f: { title: 'F', type: 'integer' as const, from: { record: 'certificate', aggregate: 'countDistinct' as const, of: 'holder' } },
  },
});
const whole = {
  title: 'W',
  type: 'integer' as const,
  from: { record: 'deal', aggregate: 'count' as const, window: { on: 'on', trailing: 'P3Y' } },
};
const part = { title: 'Part', type: 'integer' as const, from: { within: 'whole' } };
const weighted = (times: { fact: string }[]) => ({
  facts: { f: { title: 'F', type: 'number' as const, from: { record: 'deal', aggregate: 'sum' as const, of: 'amount', per: 100, times } } },
});
const weight = (more: object) => ({ parameters: { w: { type: 'number' as const, value: 1, ...more } } });
const growth = { when: leaf('partner.region', 'equal', 'APAC'), value: 2 };
const reading = { when: leaf('reading', 'equal', true), value: 2 };
const evidence = (reviewedBy: object) => ({
  records: { plan: { is: 'evidence' as const, title: 'P', ...reviewedBy } },
  facts: { f: { title: 'F', type: 'boolean' as const, from: { record: 'plan', aggregate: 'exists' as const } } },
});
const rules = { hitPolicy: 'first' as const, list: [], otherwise: { title: 'No', then: 'reject' as const } };

/** A small document with the feature, where it stands, and one that lacks just that. */
const cases: Record<FeatureLetter, { has: Partial<Program>; at: string; lacks: Partial<Program> }> = {
  A: {
    has: { ...requirements(atLeast('s')), derived: { s: { score: [{ when: { condition: 'x' }, points: 5 }] } } },
    at: '/requirements/r/when',
    lacks: { ...requirements(atLeast('s')), derived: { s: { max: ['x', 'y'] } } },
  },
  B: {
    has: tiers({ all: [atLeast('x'), atLeast('y')] }),
    at: '/tracks/0/tiers/0/qualify',
    lacks: tiers({ any: [atLeast('x'), atLeast('y')] }),
  },
  C: {
    has: { facts: { f: count({ window: { on: 'on', trailing: 'P12M' } }) } },
    at: '/facts/f/from/window',
    lacks: { facts: { f: count({ window: { on: 'on', trailing: 'P12M', ago: 'P1Y' } }) } },
  },
  D: { has: people('person'), at: '/facts/f/from', lacks: people('firm') },
  E: {
    has: { ...requirements({ all: [atLeast('whole'), atLeast('part')] }), facts: { whole, part } },
    at: '/requirements/r/when/all/1',
    lacks: { ...requirements({ all: [atLeast('whole')] }), facts: { whole, part } },
  },
  F: {
    has: { ...requirements(atLeast('n')), derived: { n: { count: ['x', 'y'] } } },
    at: '/requirements/r/when',
    lacks: { ...requirements(atLeast('n')), derived: { n: { sum: ['x', 'y'] } } },
  },
  G: {
    has: {
      facts: {
        f: {
          ...count({ window: { span: ['issuedOn', 'expiresOn'] } }),
          from: { record: 'certificate', aggregate: 'count', window: { span: ['issuedOn', 'expiresOn'] } },
        },
      },
    },
    at: '/facts/f/from/window',
    lacks: {
      facts: { f: { ...count({}), from: { record: 'certificate', aggregate: 'count', window: { span: ['person.from', 'person.to'] } } } },
    },
  },
  H: {
    has: { facts: { whole, part }, derived: { d: { ratio: ['part', 'whole'] } } },
    at: '/derived/d/ratio',
    lacks: { facts: { whole: count({}), part }, derived: { d: { ratio: ['part', 'whole'] } } },
  },
  I: {
    has: review({ promote: { at: { every: 'day' } }, demote: { at: { every: 'quarter' } } }),
    at: '/tracks/0/review',
    lacks: review({ promote: { at: { every: 'day' } }, demote: { at: { every: 'day' } } }),
  },
  J: { has: weight({ at: 'partner.joinedOn' }), at: '/parameters/w/at', lacks: weight({}) },
  K: {
    has: { derived: { s: { score: [{ per: 'x', full: 10, points: 50 }] } } },
    at: '/derived/s/score',
    lacks: { derived: { s: { score: [{ when: { condition: 'x' }, points: 50 }] } } },
  },
  L: {
    has: { ...requirements(leaf('open', 'equal', 0)), derived: { open: { each: 'area', where: atLeast('x') } } },
    at: '/requirements/r/when',
    lacks: { derived: { open: { each: 'area', where: atLeast('x') } } },
  },
  M: {
    has: weight({ variants: [growth] }),
    at: '/parameters/w/variants/0',
    lacks: { parameters: { w: { type: 'number', value: 1, variants: [reading] }, reading: { type: 'boolean', value: false } } },
  },
  N: {
    has: { ...weighted([{ fact: 'w' }]), ...weight({ records: ['deal'], variants: [growth] }) },
    at: '/facts/f/from/times/0',
    lacks: { ...weighted([{ fact: 'w' }]), ...weight({ records: ['deal'] }) },
  },
  O: {
    has: requirements({ any: [atLeast('x'), atLeast('y')] }),
    at: '/requirements/r/when',
    lacks: {
      ...requirements({
        any: [{ all: [leaf('reading', 'equal', true), atLeast('x')] }, { all: [leaf('reading', 'equal', false), atLeast('y')] }],
      }),
      parameters: { reading: { type: 'boolean', value: true } },
    },
  },
  P: {
    has: { benefits: [{ id: 'b', title: 'B', kind: 'access', atLeast: 'gold' }] },
    at: '/benefits/0',
    lacks: { benefits: [{ id: 'b', title: 'B', kind: 'access' }] },
  },
  Q: {
    has: { dealRegistration: { rules, protection: { for: 'P90D' } } },
    at: '/dealRegistration/protection/for',
    lacks: { dealRegistration: { rules } },
  },
  R: {
    has: { derived: { d: { min: ['x', 'w'] } }, ...weight({}) },
    at: '/derived/d/min',
    lacks: { derived: { d: { min: ['x', 'y'] } }, ...weight({}) },
  },
  S: { has: evidence({ reviewedBy: 'manager' }), at: '/facts/f', lacks: evidence({}) },
};

describe('features found by the structure of a document', () => {
  for (const [letter, { has, at, lacks }] of Object.entries(cases)) {
    const found = (sections: Partial<Program>) => detectFeatures(document(sections)).filter(({ feature }) => feature === letter);
    it(`${letter}: ${FEATURES[letter as FeatureLetter]}`, () => {
      expect(found(has)).toEqual([{ feature: letter, pointer: at }]);
      expect(found(lacks)).toEqual([]);
    });
  }

  it('points to every occurrence, by letter and then in document order', () => {
    const program = document({
      ...tiers({ all: [{ condition: 'r' }, atLeast('y')] }),
      ...requirements({ all: [atLeast('x')] }),
      ...weight({ at: 'partner.joinedOn', variants: [growth] }),
    });
    expect(detectFeatures(program)).toEqual([
      { feature: 'B', pointer: '/tracks/0/tiers/0/qualify' },
      { feature: 'J', pointer: '/parameters/w/at' },
      { feature: 'M', pointer: '/parameters/w/variants/0' },
    ]);
  });

  it('follows requirements that name each other without end', () => {
    const program = document({ ...tiers({ condition: 'r' }), ...requirements({ all: [{ condition: 'r' }, atLeast('x')] }) });
    expect(detectFeatures(program)).toEqual([]);
  });
});
