import { readdirSync, readFileSync } from 'node:fs';
import { compileProgram, decide } from '@tierwright/engine';
import { canonicalize, type Program, parseProgram } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { comparisonOf, decideShard } from '../impact/decided-shard.ts';
import { EXAMPLE, partnerWith } from '../report/versions.fixture.ts';
import { fits } from '../snapshot/fits.ts';
import { makeSnapshot } from '../snapshot/make-snapshot.ts';
import { atomsBetween, withAtoms } from './atoms.ts';
import { attribution } from './attribution.ts';
import { singleChanges } from './single-changes.ts';

const DAY = '2026-06-30';
const rules = new URL('../../../../rules/', import.meta.url).pathname;
const files = readdirSync(rules, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.program.json'))
  .sort();
const familyOf = (file: string) => file.split('/')[0];
const pairs = files.flatMap((file, index) => {
  const before = files[index - 1];
  return before !== undefined && familyOf(before) === familyOf(file) ? [[before, file] as const] : [];
});
const read = (file: string) => JSON.parse(readFileSync(`${rules}${file}`, 'utf8')) as Program;

const CANDIDATE: Program = {
  ...EXAMPLE,
  version: '2',
  title: 'Another title',
  parameters: {
    ...EXAMPLE.parameters,
    'min.bookings': { title: 'Bookings asked for', type: 'money', byTier: { silver: 200, gold: 1000 } },
    'min.people': { title: 'People asked for', type: 'integer', byTier: { gold: 3 } },
    'min.calls': { title: 'Calls asked for', type: 'integer', value: 2 },
  },
  facts: { ...EXAMPLE.facts, calls: { title: 'Calls', type: 'integer', attribute: 'calls', onMissing: 2 } },
  requirements: {
    ...EXAMPLE.requirements,
    calls: {
      title: 'Calls',
      why: 'So.',
      when: { all: [{ fact: 'calls', operator: 'greaterThanInclusive', value: { fact: 'min.calls' } }] },
    },
  },
  tracks: (EXAMPLE.tracks ?? []).map((track) => ({
    ...track,
    tiers: track.tiers.map((tier) =>
      tier.id === 'gold' ? { ...tier, qualify: { all: [{ condition: 'sales' }, { condition: 'team' }, { condition: 'calls' }] } } : tier,
    ),
  })),
};

const partners = Array.from({ length: 30 }, (_, index) => partnerWith(`P${index}`, index * 70, index % 5));

function told(baseline: Program, candidate: Program, shards: number) {
  const versions = { baseline: compileProgram(baseline), candidate: compileProgram(candidate) };
  const parts = Array.from({ length: shards }, (_, shard) => {
    const some = partners.filter((_one, index) => index % shards === shard);
    const snapshot = makeSnapshot([versions.baseline, versions.candidate], some, { base: 'a'.repeat(64), asOf: DAY });
    return attribution.of(decideShard(snapshot, versions));
  });
  return attribution.tell(attribution.merge([attribution.empty(), ...parts]), comparisonOf(versions));
}

describe('attribution', () => {
  it.each(pairs)('SIM-Q11: all places at which %s and %s differ are put back together', (one, other) => {
    const [a, b] = [read(one), read(other)];
    expect(canonicalize(withAtoms(a, atomsBetween(a, b)))).toBe(canonicalize(b));
  });

  it('SIM-Q11: puts each change into the baseline alone, or with what it needs', () => {
    const singles = singleChanges(compileProgram(EXAMPLE), compileProgram(CANDIDATE));
    const found = singles.map(({ change, needs }) => [change.pointer, needs.map(({ pointer }) => pointer)]);
    expect(Object.fromEntries(found)).toMatchObject({
      '/parameters/min.bookings/byTier/silver': [],
      '/parameters/min.people/byTier/gold': [],
      '/facts/calls': [],
      '/requirements/calls': ['/facts/calls', '/parameters/min.calls'],
    });
    for (const { version } of singles)
      expect(parseProgram(JSON.stringify(version.program)).problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('SIM-Q11: decides nothing that a snapshot of both versions does not hold, what benefits count too', () => {
    const [one, other] = [compileProgram(read('odoo/v9b.program.json')), compileProgram(read('odoo/v11.program.json'))];
    const { made } = makeSnapshot([one, other], [], { base: '', asOf: DAY });
    const singles = singleChanges(one, other);
    expect(singles.length).toBeGreaterThan(10);
    for (const { version } of singles) expect(fits(made, [version], made).filter(({ code }) => code !== 'SIM116')).toEqual([]);
  });

  it('SIM-Q12: tells what each change moves alone as deciding with it does, and what only all of them move', () => {
    const report = told(EXAMPLE, CANDIDATE, 1);
    const singles = singleChanges(compileProgram(EXAMPLE), compileProgram(CANDIDATE));
    const tierIn = (program: Program, index: number) => {
      const outcome = decide(compileProgram(program), partners[index] as (typeof partners)[number], { asOf: DAY });
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
      return outcome.value.tracks[0]?.tier ?? null;
    };
    const moves = (program: Program) => partners.map((_, index) => tierIn(program, index) !== tierIn(EXAMPLE, index));
    const alone = singles.map(({ version }) => moves(version.program));
    const sum = (flags: readonly boolean[]) => flags.filter(Boolean).length;
    const movedBy = report.changes.map(({ moved }) => Object.values(moved).reduce((a, b) => a + b, 0));
    expect(movedBy).toEqual(alone.map(sum));
    expect(Math.max(...movedBy)).toBeGreaterThan(0);
    const all = moves(CANDIDATE);
    const single = all.map((_, index) => alone.some((flags) => flags[index]));
    expect(report).toMatchObject({
      moved: sum(all),
      onlyTogether: sum(all.map((is, index) => is && !single[index])),
      undone: sum(all.map((is, index) => !is && single[index] === true)),
    });
  });

  it('SIM-Q12: counts who is moved by no change alone, and who is moved by one and not by all', () => {
    const together: Program = {
      ...EXAMPLE,
      version: '2',
      parameters: {
        ...EXAMPLE.parameters,
        'min.people': { title: 'People asked for', type: 'integer', byTier: { gold: 1 } },
        'min.bookings': { title: 'Bookings asked for', type: 'money', byTier: { silver: 100, gold: 400 } },
      },
    };
    const report = told(EXAMPLE, together, 1);
    expect(report.onlyTogether).toBeGreaterThan(0);
    expect(report.changes.map(({ pointer }) => pointer)).toEqual([
      '/parameters/min.bookings/byTier/gold',
      '/parameters/min.people/byTier/gold',
    ]);
  });

  it('SIM-M8, SIM-Q12: is the same however the base is cut', () => {
    const whole = told(EXAMPLE, CANDIDATE, 1);
    for (const shards of [2, 7]) expect(told(EXAMPLE, CANDIDATE, shards)).toEqual(whole);
  });
});
