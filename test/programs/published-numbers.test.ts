import type { Parameter } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { loaded, programFiles } from './program-files.ts';

// Written from the sources a second time, in their own layout: a number that is changed together with its tests is
// still noticed here. Odoo's cells: users, certified people, retention; HubSpot's: sold and managed.

type Row = [id: string, values: Record<string, unknown>];

const tiersOf = (names: string) => names.split(' ');
/** `at('silver gold', 'min.users', 50, 150)`: a row of a table with a column for each tier; null where the cell is empty. */
const at = (tiers: string, id: string, ...cells: unknown[]): Row => [
  id,
  Object.fromEntries(tiersOf(tiers).flatMap((tier, index) => ((cells[index] ?? null) === null ? [] : [[tier, cells[index]]]))),
];
const all = (id: string, value: unknown): Row => [id, { '': value }];

const aws = 'select advanced premier';
const awsRows = (accreditedEach: number): Row[] => [
  at(aws, 'min.accredited', 4, 8, 20),
  at(aws, 'min.accredited.technical', 2, accreditedEach, 10),
  at(aws, 'min.accredited.business', 2, accreditedEach, 10),
  at(aws, 'min.foundational', 2, 4, 10),
  at(aws, 'min.technical', 2, 6, 25),
  at(aws, 'min.proOrSpecialty', null, 3, 10),
  at(aws, 'min.launches', 3, 20, 50),
  at(aws, 'min.launches.mrr', 1500, 10_000, 50_000),
  at(aws, 'min.validations', null, null, 3),
  at(aws, 'min.validations.named', null, null, 1),
];

const odoo = 'learning ready silver gold';
const level = (ready: unknown[], silver: unknown[], gold: unknown[]): Row[] =>
  ['min.users', 'min.certified', 'min.retention'].map((id, n) => at('ready silver gold', id, ready[n], silver[n], gold[n]));
const commissions = (sh: number, maintenance: boolean): Row[] => [
  at(odoo, 'rate.enterprise', 10, 10, 15, 20),
  at(odoo, 'rate.sh', 10, sh, sh, sh),
  all('cap.sh.month', { EUR: 150, USD: 180 }),
  ...(maintenance ? [all('rate.maintenance', 82)] : []),
];

const hubspot = 'silver gold platinum diamond';
const pairs = (...cells: [number, number][]): Row[] => [
  at(hubspot, 'min.sold', ...cells.map(([sold]) => sold)),
  at(hubspot, 'min.managed', ...cells.map(([, managed]) => managed)),
];
const points = (sourced: unknown): Row[] => [
  all('points.per100.sourced', sourced),
  all('points.per100.assisted', 3),
  all('points.per100.managed', 1),
  all('min.appUsage', 3),
  all('min.certificates.elite', 100),
  all('min.retentionScore', 85),
  all('min.dollarRetention', 85),
  all('rate.provider', 20),
];
const sincePerLine = [{ value: 3 }, { from: '2024-02-27', value: 5 }];

const atlassian = 'silver gold platinum';

const published: Record<string, Row[]> = {
  'aws-services/2023.0.0': awsRows(2),
  'aws-services/2024.12.0': awsRows(4),
  'odoo/v5-wip': [
    at('ready silver gold', 'min.revenue', 1000, 12_000, 25_000),
    at('ready silver gold', 'rate.enterprise', 10, 15, 20),
    all('min.contract.users', 10),
    all('fee.annual', 2950),
  ],
  'odoo/v6a': level([0, 1], [50, 2], [100, 4]).slice(0, 2),
  'odoo/v8a': [...level([10, 1], [50, 2, 70], [150, 3, 80]), ...commissions(100, false)],
  'odoo/v9a': [...level([10, 1], [50, 2, 70], [150, 3, 80]), ...commissions(100, true)],
  'odoo/v9b': [...level([10, 1], [75, 2, 70], [200, 3, 80]), ...commissions(100, true)],
  'odoo/v10': [...level([10, 1], [75, 2, 70], [200, 3, 80]), at(odoo, 'rate.sh', 10, 50, 50, 50)],
  'odoo/v11': [...level([10, 1], [75, 3, 70], [300, 6, 80]), ...commissions(50, true), all('cap.sh.year', { EUR: 1440, USD: 1728 })],
  'google-partners/2024.1.0': [
    all('min.score', 70),
    all('min.spend', 10_000),
    all('min.share.certified', 50),
    all('cap.users', 100),
    all('min.spend.area', 500),
    all('min.certificates.area', 1),
  ],
  'hubspot-solutions/2016.11.0': [...pairs([625, 3500], [1125, 6500], [3750, 20_000], [10_000, 50_000]), all('min.appUsage', 5)],
  'hubspot-solutions/2018.1.0': [...pairs([1125, 1125], [2100, 6000], [3750, 20_000], [10_000, 50_000]), all('min.appUsage', 3)],
  'hubspot-solutions/2022.7.0': points(3),
  'hubspot-solutions/2024.2.0': points(sincePerLine),
  'hubspot-solutions/2025.7.0': points(sincePerLine),
  'atlassian-marketplace/2024.6.0': [
    at(atlassian, 'min.sales', 100_000, 500_000, 1_000_000),
    at(atlassian, 'min.cloudShare', 15, 25, 35),
    at(atlassian, 'min.sales.alone', null, 3_000_000, null),
    at(atlassian, 'min.sales.cloud', null, null, 2_000_000),
    at(atlassian, 'max.answer', 48, 24, 24),
    all('min.installs.bounty', 100),
    all('min.installs.approval', 500),
  ],
  'gumdrop/published': [all('min.units', 100)],
  'nightfall/published': [all('min.amount', 6000)],
};

const isInvented = (path: string) => path.startsWith('harbor/') || path.startsWith('northwind/');
const valuesOf = (parameter: Parameter | undefined) => parameter?.byTier ?? { '': parameter?.value };

describe('published numbers', () => {
  for (const [name, rows] of Object.entries(published)) {
    it(`${name}: are those of the source`, () => {
      const file = programFiles.find(({ path }) => path === `${name}.program.json`);
      const parameters = file === undefined ? {} : loaded(file).parameters;
      expect(rows.map(([id]) => [id, valuesOf(parameters?.[id])])).toEqual(rows);
    });
  }

  it('are all of them: what is no switch, no placeholder and not invented stands above', () => {
    const missing = programFiles
      .filter(({ path }) => !isInvented(path))
      .flatMap((file) => {
        const known = (published[file.path.replace('.program.json', '')] ?? []).map(([id]) => id);
        const ids = Object.keys(loaded(file).parameters ?? {}).filter((id) => !/^(?:p\.placeholder|reading)\./.test(id));
        return ids.filter((id) => !known.includes(id)).map((id) => `${file.path} ${id}`);
      });
    // A customer’s market is a factor of 1 or 2, with a variant; one certification is the word "valid certification".
    expect(missing.filter((line) => !/ (?:market\.factor|min\.certificates)$/.test(line))).toEqual([]);
  });

  it('are halved exactly for partners located in a growth market', () => {
    for (const version of ['2016.11.0', '2018.1.0']) {
      const file = programFiles.find(({ path }) => path === `hubspot-solutions/${version}.program.json`);
      for (const id of ['min.sold', 'min.managed']) {
        const parameter = file === undefined ? undefined : loaded(file).parameters?.[id];
        const half = Object.entries(parameter?.byTier ?? {}).map(([tier, value]) => [tier, Number(value) / 2]);
        expect(parameter?.variants?.map(({ byTier }) => byTier)).toEqual([Object.fromEntries(half)]);
      }
    }
  });
});
