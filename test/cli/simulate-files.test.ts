import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FailureOutput, SimulationOutput } from '@tierwright/cli';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerOf, odoo, odooBefore, scratchFolder, tierwright } from './tierwright.ts';

const { path: scratch, remove } = scratchFolder();
const base = join(scratch, 'base');
const snapshot = join(scratch, 'base.arrow');
const made = ['--size', '150', '--seed', '7', '--as-of', '2023-12-31', '--out', base];
const simulate = (of: string, ...more: string[]) => tierwright(['simulate', odooBefore, odoo, '--base', of, ...more, '--json']);
const report = (run: Awaited<ReturnType<typeof simulate>>) => answerOf<SimulationOutput>(SimulationOutput, run);
const refusal = (run: Awaited<ReturnType<typeof simulate>>) => answerOf<FailureOutput>(FailureOutput, run).error;

beforeAll(async () => {
  expect((await tierwright(['generate', 'base', '--program', odooBefore, odoo, ...made])).code).toBe(0);
  expect((await simulate(base, '--save-snapshot', snapshot)).code).toBe(0);
});
afterAll(remove);

describe('a snapshot of a base', () => {
  it('gives the same report', async () => {
    const [first, second] = [report(await simulate(base)), report(await simulate(snapshot))];
    expect(second.reproduce.command).toContain(snapshot);
    expect({ ...second, reproduce: { ...second.reproduce, command: '' } }).toEqual({
      ...first,
      reproduce: { ...first.reproduce, command: '' },
    });
  });

  it('is refused for another day, for partners whose records are asked for, and when it is damaged', async () => {
    expect(refusal(await simulate(snapshot, '--as-of', '2024-01-01'))).toMatchObject({ code: 'TW407', problems: [{ code: 'SIM113' }, {}] });
    expect(refusal(await simulate(snapshot, '--partner', 'P000001'))).toMatchObject({ code: 'TW108' });
    const damaged = join(scratch, 'damaged.arrow');
    writeFileSync(damaged, readFileSync(snapshot).subarray(0, 900));
    expect(refusal(await simulate(damaged))).toMatchObject({ code: 'TW407' });
    expect(refusal(await simulate(join(scratch, 'none.arrow')))).toMatchObject({ code: 'TW201' });
  });
});

describe('a report in files', () => {
  it('is a page, and tables', async () => {
    const [html, csv] = [join(scratch, 'report.html'), join(scratch, 'tables')];
    const { summary } = report(await simulate(base, '--html', html, '--csv', csv));
    expect(readFileSync(html, 'utf8')).toContain(summary);
    expect(readdirSync(csv)).toContain('changes.csv');
    expect(refusal(await simulate(base, '--csv', csv))).toMatchObject({ code: 'TW501' });
  });

  it('is not there when Ctrl-C came first, and nothing beside it', async () => {
    const before = readdirSync(scratch);
    const files = ['--html', join(scratch, 'a.html'), '--csv', join(scratch, 'a'), '--save-snapshot', join(scratch, 'a.arrow')];
    const run = await tierwright(['simulate', odooBefore, odoo, '--base', base, ...files, '--json'], {
      onStop: (stop) => setImmediate(stop),
    });
    expect([run.code, refusal(run).code]).toEqual([130, 'TW701']);
    expect(readdirSync(scratch)).toEqual(before);
  });
});

describe('questions beside the report', () => {
  it('are a curve of a threshold, and the value that meets a goal', async () => {
    const gold = 'min.certified@gold';
    const {
      curves = [],
      sought,
      moves,
    } = report(await simulate(base, '--sweep', `${gold}=1..12/1`, '--seek', 'partners:partnership/gold<=3', '--move', gold));
    const [{ points = [], present } = {}] = curves;
    expect(points.map(({ value }) => value)).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
    const golden = moves[0]?.tiers.find(({ tier }) => tier === 'gold')?.after;
    expect(points.find(({ value }) => value === present)?.tiers.partnership?.gold).toBe(golden);
    const found = sought?.values[0]?.value ?? 0;
    expect(sought?.met).toBe((sought?.goals[0]?.comesTo ?? Number.NaN) <= 3);
    expect(found).toBeGreaterThan(0);
    const told = await tierwright([
      'simulate',
      odooBefore,
      odoo,
      '--base',
      snapshot,
      '--sweep',
      `${gold}=1..12/1`,
      '--seek',
      'cost>=0',
      '--move',
      gold,
    ]);
    expect(told.out).toContain('what comes of other values');
    expect(told.out).toContain('Sought: the goal is met');
  });

  it('are refused where they cannot be asked', async () => {
    expect(refusal(await simulate(base, '--sweep', 'nope'))).toMatchObject({ code: 'TW310', problems: [{ code: 'SIM301' }] });
    expect(refusal(await simulate(base, '--sweep', 'a=b'))).toMatchObject({ code: 'TW106' });
    expect(refusal(await simulate(base, '--seek', 'gold', '--move', 'x'))).toMatchObject({ code: expect.stringMatching(/^TW(106|310)$/) });
    expect(refusal(await simulate(base, '--seek', 'cost<=1'))).toMatchObject({ code: 'TW108' });
  });
});

it('takes what runs from a file, and refuses one with a broken line', async () => {
  const items = join(scratch, 'items.ndjson');
  writeFileSync(items, '\n');
  expect(report(await simulate(base, '--items', items)).reproduce.command).toContain('--items');
  writeFileSync(items, '{ "kind": "deal" }\nno JSON\n');
  expect(refusal(await simulate(base, '--items', items))).toMatchObject({
    code: 'TW309',
    problems: [{ line: 1 }, { code: 'SIM401', line: 2 }],
  });
  expect(existsSync(items)).toBe(true);
  expect(refusal(await simulate(base, '--items', join(scratch, 'none')))).toMatchObject({ code: 'TW201' });
});
