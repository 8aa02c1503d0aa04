import type { Program } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { type BaseOptions, settingsOf } from '../base/base-options.ts';
import { type BasePlan, planBase } from '../base/base-plan.ts';
import { cedar } from '../fixtures/cedar.ts';
import { newDraft } from '../partners/new-draft.ts';
import { type Context, known } from './context.ts';
import { solve } from './solve.ts';

const tail = { exponent: 1, atMost: 50 };

/** The values that active resellers of a level are to have, fact by fact. */
function solved(program: Program, track: number, level: number, options: Partial<BaseOptions> = {}): ((id: string) => unknown)[] {
  const plan = planBase([program], settingsOf({ size: 300, seed: 1, asOf: '2026-09-30', ...options }), []) as BasePlan;
  const { values, ofFact, tracks } = plan.programs[0]!;
  return Array.from({ length: 300 }, (_, index) => newDraft(plan, index))
    .filter(({ active }) => active)
    .map((draft) => {
      draft.attributes.set('region', 'EMEA').set('type', 'reseller');
      const context: Context = { values, ofFact, draft, day: plan.settings.day, unit: plan.unit, tail };
      solve(tracks[track]!, context, { level, near: draft.near });
      return (id: string) => known(context, id);
    });
}

const number = (value: unknown): number => (typeof value === 'number' ? value : Number.NaN);

describe('where partners stand', () => {
  it('DATA-T1, DATA-T2: who shall hold a tier has what it asks for on the day', () => {
    for (const value of solved(cedar, 0, 2)) {
      expect(value('agreement.signed')).toBe(true);
      expect(number(value('bookings'))).toBeGreaterThanOrEqual(25000000);
      expect(number(value('people'))).toBeGreaterThanOrEqual(6);
      expect(number(value('people.expert'))).toBeGreaterThanOrEqual(3);
      expect(number(value('retention'))).toBeGreaterThanOrEqual(70);
      const electives = [(value('areas') as string[]).includes('cloud'), number(value('satisfaction')) >= 85, number(value('deals')) >= 10];
      expect(electives.filter(Boolean).length).toBeGreaterThanOrEqual(2);
    }
  });

  it('DATA-T2: who shall miss the next tier misses something of it, not always the same', () => {
    const missed = new Set<string>();
    for (const value of solved(cedar, 0, 1)) {
      expect(number(value('bookings'))).toBeGreaterThanOrEqual(5000000);
      expect(number(value('people'))).toBeGreaterThanOrEqual(2);
      const electives = [
        (value('areas') as string[])?.includes('cloud'),
        number(value('satisfaction')) >= 85,
        number(value('deals')) >= 10,
      ];
      const holds: Record<string, boolean> = {
        bookings: number(value('bookings')) >= 25000000,
        people: number(value('people')) >= 6,
        experts: number(value('people.expert')) >= 3,
        retention: number(value('retention')) >= 70,
        electives: electives.filter(Boolean).length >= 2,
      };
      const short = Object.keys(holds).filter((name) => !holds[name]);
      expect(short.length).toBeGreaterThan(0);
      for (const name of short) missed.add(name);
    }
    expect([...missed].sort()).toEqual(['bookings', 'electives', 'experts', 'people', 'retention']);
  });

  it('DATA-T2: a tier is missed for a measure rather than for a flag', () => {
    const audited = { title: 'Audited', when: { all: [{ fact: 'audited', operator: 'equal' as const, value: true }] } };
    const [resale] = cedar.tracks!;
    const silver = {
      ...resale!.tiers[1]!,
      qualify: { all: [{ condition: 'audited' }, { condition: 'bookings' }, { condition: 'certified' }] },
    };
    const program: Program = {
      ...cedar,
      facts: { ...cedar.facts, audited: { title: 'Audited', type: 'boolean', attribute: 'audited', onMissing: false } },
      requirements: { ...cedar.requirements, audited },
      tracks: [{ ...resale!, tiers: [resale!.tiers[0]!, silver] }],
    };
    const values = solved(program, 0, 0);
    const byFlag = values.filter((value) => value('audited') === false).length;
    expect(byFlag / values.length).toBeLessThan(0.1);
  });

  it('DATA-T3: a score is earned part by part, a ratio has a whole and a part', () => {
    for (const value of solved(cedar, 1, 1)) {
      const earned = Math.min(10, number(value('people'))) * 5 + ((value('areas') as string[]).includes('cloud') ? 20 : 0);
      expect(earned + Math.min(30, (30 * number(value('bookings'))) / 10000000)).toBeGreaterThanOrEqual(60 - 1e-6);
    }
    for (const value of solved(cedar, 0, 2)) {
      expect((100 * number(value('customers.kept'))) / number(value('customers.acquired'))).toBeGreaterThanOrEqual(70);
    }
  });

  it('DATA-O3: an unpublished threshold gets an invented one, higher from tier to tier; a set one is used', () => {
    const program: Program = {
      ...cedar,
      parameters: {
        ...cedar.parameters,
        'min.people': { type: 'integer', placeholder: 'Nobody says.', byTier: { silver: null, gold: null } },
      },
    };
    const least = (level: number, options: Partial<BaseOptions> = {}) =>
      Math.min(...solved(program, 0, level, options).map((value) => number(value('people'))));
    expect(least(1)).toBeGreaterThanOrEqual(30);
    expect(least(2)).toBeGreaterThanOrEqual(90);
    expect(least(1, { set: { 'min.people': 4 } })).toBe(4);
  });

  it('DATA-T2: what contradicts the region, type or date of joining is not taken', () => {
    const where = { all: [{ fact: 'partner.region', operator: 'equal' as const, value: 'APAC' }] };
    const requirements = {
      ...cedar.requirements,
      certified: { title: 'Certified', when: { any: [where, cedar.requirements!.certified!.when] } },
    };
    const variants = [{ title: 'Asia', when: where, byTier: { silver: 3000 } }];
    const program = {
      ...cedar,
      requirements,
      parameters: { ...cedar.parameters, 'min.bookings': { ...cedar.parameters!['min.bookings']!, variants } },
    };
    for (const value of solved(program, 0, 1)) {
      expect(value('partner.region')).toBe('EMEA');
      expect(number(value('people'))).toBeGreaterThanOrEqual(2);
    }
  });
});
