import { compileProgram, lapse } from '@tierwright/engine';
import type { PartnerData } from '@tierwright/facts';
import { type Program, parseProgram } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { loadRandom } from '../random/pairs.ts';
import { randomPartner } from '../random/partner.ts';
import { dayByDay, type Told } from './day-by-day.ts';
import { randomHistory } from './history.ts';
import { partnersOf, publishedPrograms } from './published.ts';

interface Compared {
  histories: number;
  tiers: Told[];
  differences: string[];
}

const NOTHING: Compared = { histories: 0, tiers: [], differences: [] };

/** Lapses as they are told, beside those of every day decided by itself. */
async function compare(name: string, program: Program, hash: string, data: PartnerData, asOf: string, horizon: string): Promise<Compared> {
  const compiled = compileProgram(program, hash);
  const outcome = await lapse(compiled, data, { asOf, horizon });
  if (!outcome.ok) return NOTHING;
  const expected = dayByDay(compiled, data, asOf, horizon);
  const told: Told[] = outcome.value.tiers.map(({ track, group, tier, isMet, unmetOn, atRiskOn, lostOn, becomes, leavesTrack }) => ({
    track,
    ...(group === undefined ? {} : { group }),
    tier,
    isMet,
    unmetOn,
    atRiskOn,
    lostOn,
    becomes,
    leavesTrack,
  }));
  const differences = expected.flatMap((one) => {
    const same = told.find(({ track, group }) => track === one.track && group === one.group);
    return JSON.stringify(same) === JSON.stringify(one)
      ? []
      : [`${name}, ${asOf}: ${JSON.stringify(same)} and by days ${JSON.stringify(one)}`];
  });
  return { histories: 1, tiers: expected, differences };
}

const added = (all: readonly Compared[]): Compared => ({
  histories: all.reduce((sum, one) => sum + one.histories, 0),
  tiers: all.flatMap(({ tiers }) => tiers),
  differences: all.flatMap(({ differences }) => differences),
});

async function histories(count: number): Promise<Compared> {
  const all: Compared[] = [];
  for (let seed = 1; seed <= count; seed += 1) {
    const { program: made, data, asOf } = randomHistory(seed);
    const { program, hash, problems } = parseProgram(JSON.stringify(made));
    if (!program || hash === undefined)
      throw new Error(`history ${seed}: ${JSON.stringify(problems.find(({ severity }) => severity === 'error'))}`);
    all.push(await compare(`history ${seed}`, program, hash, data, asOf, 'P100D'));
  }
  return added(all);
}

/** More of them: TIERWRIGHT_HISTORIES=1000 npx vitest run --project conformance test/conformance/paths/lapses.test.ts */
const HISTORIES = Number(process.env.TIERWRIGHT_HISTORIES ?? 150);

describe('lapses are those of every day decided by itself', () => {
  it(`ENG-V1, ENG-V2, ENG-V3, ENG-V4: over ${HISTORIES} random histories`, async () => {
    const { tiers, differences } = await histories(HISTORIES);
    expect(differences.slice(0, 5)).toEqual([]);
    const share = (which: (tier: (typeof tiers)[number]) => boolean) => tiers.filter(which).length / HISTORIES;
    expect(share(({ unmetOn }) => unmetOn !== null)).toBeGreaterThan(0.37);
    expect(share(({ lostOn }) => lostOn !== null)).toBeGreaterThan(0.37);
    expect(share(({ atRiskOn }) => atRiskOn !== null)).toBeGreaterThan(0.06);
    expect(share(({ leavesTrack }) => leavesTrack)).toBeGreaterThan(0.02);
    expect(share(({ lostOn }) => lostOn === null)).toBeGreaterThan(0.12);
  });

  it(`ENG-V1, ENG-V2, ENG-V3: over ${HISTORIES / 2} partners of random documents with reviews`, async () => {
    const all: Compared[] = [];
    for (let seed = 6; all.length < HISTORIES / 2; seed += seed % 8 === 6 ? 1 : 7) {
      const { program, hash } = loadRandom(seed);
      const { data, options } = randomPartner(program, seed * 1000, 20);
      all.push(await compare(`random ${seed}`, program, hash, data, options.asOf, 'P25D'));
    }
    const { tiers, differences } = added(all);
    expect(differences.slice(0, 5)).toEqual([]);
    expect(tiers.length).toBeGreaterThan(HISTORIES / 10);
  });

  it('ENG-V1, ENG-V3: over 50 partners of the published programs', async () => {
    const all: Compared[] = [];
    for (const { path, program, hash, asOf } of publishedPrograms) {
      for (const data of partnersOf(program, asOf, 4, 'lapses').slice(0, 3)) {
        all.push(await compare(`${path}, ${data.id}`, program, hash, data, asOf, path.startsWith('harbor') ? 'P40D' : 'P130D'));
      }
    }
    const { histories: count, tiers, differences } = added(all);
    expect(differences.slice(0, 5)).toEqual([]);
    expect(count).toBeGreaterThan(49);
    expect(tiers.filter(({ unmetOn }) => unmetOn !== null).length).toBeGreaterThan(5);
  });
});
