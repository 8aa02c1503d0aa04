import { compileProgram } from '@tierwright/engine';
import { fromDay, type PartnerData, toDay } from '@tierwright/facts';
import { hashProgram, type Previous, type Program } from '@tierwright/program';
import { expect, it } from 'vitest';
import { loaded, programFiles } from '../../programs/program-files.ts';
import { partnersOf } from '../paths/published.ts';
import { compareOver } from '../random/pairs.ts';
import { randomPartner } from '../random/partner.ts';
import { damagedPartners } from './damaged-partners.ts';
import { compareColumns } from './every-evaluator.ts';

/** Published programs without tracks, of which no base is made. */
const WITHOUT_TRACKS = /^(gumdrop|nightfall)\//;
const DAYS: Readonly<Record<string, string>> = { odoo: '2024-06-30', hubspot: '2025-09-30', google: '2025-06-30' };
const dayOf = (path: string): string => Object.entries(DAYS).find(([name]) => path.startsWith(name))?.[1] ?? '2027-05-31';
/** Partners of a base; the reference decides the first of them. */
const PARTNERS = 60;
const BY_REFERENCE = 5;
const LAST_DAYS = 30;

const withTracks = programFiles.filter(({ path }) => !WITHOUT_TRACKS.test(path));

/** A tier some time before a day, known for longer of every other partner. */
function tierBefore({ tracks = [] }: Program, day: string, index: number): Previous {
  const tiers = [null, ...tracks.flatMap((track) => track.tiers.map(({ id }) => id))];
  const on = fromDay(toDay(day) - 20 - ((index * 37) % 300));
  const since = index % 2 === 0 ? {} : { since: fromDay(toDay(on) - 60) };
  return { on, tier: tiers[index % tiers.length] ?? null, ...since };
}

/** A base of a program, the same with wrong and missing data, one of another program, and random partners. */
function basesOf(path: string, size: number): Record<string, readonly PartnerData[]> {
  const at = programFiles.findIndex((file) => file.path === path);
  const program = loaded(programFiles[at] as (typeof programFiles)[number]);
  const day = dayOf(path);
  const other = withTracks[(at + 1) % withTracks.length];
  const base = WITHOUT_TRACKS.test(path) ? [] : partnersOf(program, day, size, 'decisions');
  const random = (days: number) => Array.from({ length: size / 2 }, (_, seed) => randomPartner(program, seed, days).data);
  return {
    base,
    damaged: damagedPartners(base, at, day),
    'of another program': other === undefined ? [] : partnersOf(loaded(other), dayOf(other.path), size / 2, 'decisions'),
    random: random(0),
    'with states before': random(LAST_DAYS),
    'with tiers before': base.map((partner, index) => ({ ...partner, previous: tierBefore(program, day, index) })),
  };
}

it.each(programFiles.map((file) => [file.path, file] as const))(
  'SIM-B1, SIM-B6: every evaluator gives the same bytes over the bases of %s',
  async (path, file) => {
    const program = loaded(file);
    const hash = hashProgram(program);
    const compiled = compileProgram(program, hash);
    const asOf = dayOf(path);
    for (const [base, partners] of Object.entries(basesOf(path, PARTNERS))) {
      const { lines, inColumns } = compareColumns(compiled, partners, { asOf });
      expect({ base, lines }).toEqual({ base, lines: [] });
      if (base === 'with tiers before' && /^odoo/.test(path)) expect(inColumns).toBe(partners.length);
      if (base === 'base') expect(inColumns).toBe(partners.length);
      for (const data of partners.slice(0, BY_REFERENCE)) {
        const found = await compareOver({ program, hash }, { data, options: { asOf, trace: true } }, compiled);
        expect({ base, partner: data.id, found }).toEqual({ base, partner: data.id, found: [] });
      }
    }
  },
);
