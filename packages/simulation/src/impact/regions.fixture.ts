import { compileProgram } from '@tierwright/engine';
import type { PartnerData } from '@tierwright/facts';
import type { Program } from '@tierwright/program';
import { EXAMPLE, partnerWith, withGoldAt } from '../report/versions.fixture.ts';
import { makeSnapshot } from '../snapshot/make-snapshot.ts';
import { decideShard, type Versions } from './decided-shard.ts';
import { impactOf, impactReport } from './impact.ts';

export const DAY = '2026-06-30';

/** The example with a region, a flag and a day of joining. */
export const withAttributes = (program: Program): Program => ({
  ...program,
  facts: {
    region: { title: 'Region', type: 'enum', values: ['north', 'south'], attribute: 'region' },
    local: { title: 'Local', type: 'boolean', attribute: 'local' },
    joined: { title: 'Joined on', type: 'date', attribute: 'joined' },
    ...program.facts,
  },
});

export const joined = (partner: PartnerData, attributes: NonNullable<PartnerData['attributes']>): PartnerData => ({
  ...partner,
  attributes: { ...partner.attributes, ...attributes },
});

export const versionsOf = (baseline: Program, candidate: Program): Versions => ({
  baseline: compileProgram(baseline, baseline.version),
  candidate: compileProgram(candidate, candidate.version),
});

const snapshotOf = ({ baseline, candidate }: Versions, partners: readonly PartnerData[]) =>
  makeSnapshot([baseline, candidate], partners, { base: 'c'.repeat(64), asOf: DAY });

export const reportOn = (versions: Versions, partners: readonly PartnerData[]) =>
  impactReport(impactOf(snapshotOf(versions, partners), versions), versions);

export const shardOf = (versions: Versions, partners: readonly PartnerData[]) => decideShard(snapshotOf(versions, partners), versions);

/** Forty partners in two regions, a hundred of bookings apart. */
export const PARTNERS = Array.from({ length: 40 }, (_, index) =>
  joined(partnerWith(`P${String(index).padStart(2, '0')}`, index * 50, index % 3), {
    ...(index % 10 === 9 ? {} : { region: index % 2 === 0 ? 'north' : 'south' }),
    local: index % 4 === 0,
    joined: `${2026 - (index % 5)}-07-01`,
  }),
);

export const REGIONS = versionsOf(withAttributes(EXAMPLE), withAttributes(withGoldAt(1500)));
