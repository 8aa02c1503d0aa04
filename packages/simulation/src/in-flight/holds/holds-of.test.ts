import { compileProgram } from '@tierwright/engine';
import type { PartnerData } from '@tierwright/facts';
import { LifecycleProgram, type Member, type MemberFacts, PartnerReadings, peopleOf } from '@tierwright/lifecycle';
import { hashProgram, type Program } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { decideShard } from '../../impact/decided-shard.ts';
import { demotedOf } from '../../impact/limits/limits.ts';
import { makeSnapshot } from '../../snapshot/make-snapshot.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import { assumedMember } from '../assumed-member.ts';
import { memberMoved } from '../member-moved.ts';
import { published } from '../stories.fixture.ts';
import { holdsOf } from './holds-of.ts';

const DAY = '2027-01-01';
const NEXT = published('northwind', '2027.1.0');
const versionOf = (program: Program) => new LifecycleProgram(compileProgram(program, hashProgram(program)));
const baseline = versionOf(published('northwind', '2026.2.0'));

/** Partners at and around the thresholds of both programs. */
const partners: readonly PartnerData[] = Array.from({ length: 120 }, (_, n): PartnerData => {
  const of = <T>(values: readonly T[], every: number): T => values[Math.floor(n / every) % values.length] as T;
  const type = of(['reseller', 'msp', 'si'], 1);
  return {
    id: `P${n}`,
    attributes: {
      type,
      region: of(['NA', 'LATAM'], 3),
      joinedOn: of(['2024-05-01', '2026-03-02'], 6),
      agreementSigned: true,
      overdue: false,
    },
    facts: {
      'bookings.t12m': of([49_000, 60_000, 180_000, 260_000], 12),
      'certs.active': of([2, 5, 6, 8], 5),
      'deals.won.t12m': of([3, 12], 7),
      'csat.t6m': of([60, 81, 90], 11),
      specializations: of([['security'], []], 13),
    },
  };
});

class Readings extends PartnerReadings {
  readonly #member: Member;
  readonly #file: PartnerData;

  constructor(file: PartnerData, member: Member) {
    super();
    [this.#file, this.#member] = [file, member];
  }

  file(): PartnerData {
    return this.#file;
  }

  member(): Member {
    return this.#member;
  }
}

/** A membership that held, on the day before, what the baseline gives, as it is once the candidate has come. */
function movedMember(candidate: LifecycleProgram, file: PartnerData) {
  const at = candidate.baseCalendar.startOfDay(DAY);
  const assumed = assumedMember(baseline, file, DAY);
  if (!assumed.ok) throw new Error(JSON.stringify(assumed.problems));
  const member = assumed.value;
  const readings = new Readings(file, member);
  const version = (program: LifecycleProgram) => {
    const facts: MemberFacts = {
      people: peopleOf([]),
      partner: (id, day, parametersAsOf) => readings.reading(program, id, day, parametersAsOf),
      prepared: (id) => readings.prepared(program, id),
      openItems: () => [],
    };
    return { program, facts };
  };
  const moved = memberMoved({ member, own: version(baseline), candidate: version(candidate), at, day: DAY });
  if (!moved.ok) throw new Error(JSON.stringify(moved.problems));
  return moved.value;
}

const { transition: _, ...BARE } = NEXT;
const resale = (review: object): Program => ({
  ...BARE,
  tracks: (BARE.tracks ?? []).map((track) => ({ ...track, review: { ...review } })),
});
const CANDIDATES: Readonly<Record<string, readonly [Program, ...seen: string[]]>> = {
  'rows that keep': [NEXT, 'keep'],
  'keeps from joining on': [
    { ...BARE, transition: { members: [{ id: 'young', title: 'Two years', keep: 'tier', until: { for: 'P2Y', from: 'joined' } }] } },
    ...['grace', 'keep'],
  ],
  'keeps benefits alone': [
    { ...BARE, transition: { members: [{ id: 'all', title: 'Benefits', keep: 'benefits', until: '2028-01-01' }] } },
    'grace',
  ],
  'a grace': [BARE, 'grace'],
  'no review on the day': [resale({ demote: { at: { dates: ['06-30'] } } }), 'review'],
  'any day reviews': [resale({}), 'nothing'],
};

describe('what holds a tier', () => {
  const compiledOf = (program: Program) => versionOf({ ...program, limits: [{ measure: 'demotedWithoutGracePercent', atMost: 1 }] });

  it.each(Object.keys(CANDIDATES))('SIM-F14, SIM-F15: is what holds it of a membership: %s', (name) => {
    const [document, ...expected] = CANDIDATES[name] ?? [NEXT];
    const candidate = compiledOf(document);
    const versions = { baseline: baseline.compiled, candidate: candidate.compiled };
    const columns = makeSnapshot([versions.baseline, versions.candidate], partners, { asOf: DAY, base: 'a'.repeat(64) });
    expect(columns.asRead.size).toBe(0);
    const asRead: Snapshot = { ...columns, asRead: new Map(partners.entries()) };
    const seen = new Set<string>();
    for (const snapshot of [columns, asRead]) {
      const shard = decideShard(snapshot, versions);
      const holds = holdsOf(shard);
      expect(demotedOf(shard).length).toBeGreaterThan(5);
      for (const index of demotedOf(shard)) {
        const moved = movedMember(candidate, partners[index] as PartnerData);
        const hold = holds.get(index);
        seen.add(hold?.by ?? 'nothing');
        expect([index, hold === null]).toEqual([index, moved.isDemoted]);
        if (hold?.by === 'keep') expect([index, hold.row, hold.until]).toEqual([index, moved.after.kept?.row, moved.after.kept?.until]);
        const [standing] = moved.after.standings.filter(({ now }) => now.state === 'atRisk');
        if (hold?.by === 'grace') expect([index, hold.until]).toEqual([index, standing?.now.until]);
      }
    }
    expect([...seen].sort()).toEqual(expected);
  });
});
