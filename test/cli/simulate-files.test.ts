import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { FailureOutput, SimulationOutput } from '@tierwright/cli';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { answerOf, bin, odoo, odooBefore, root, scratchFolder, tierwright } from './tierwright.ts';

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

describe('a snapshot in the place of an older one', () => {
  const newer = join(scratch, 'v11.program.json');
  /** The candidate with one fact that is counted otherwise. */
  function changeOneFact(): void {
    const program = JSON.parse(readFileSync(join(root, odoo), 'utf8'));
    const [, fact] =
      (Object.entries(program.facts) as [string, { from?: { window?: unknown } }][]).find(([, { from }]) => from?.window) ?? [];
    if (fact?.from) delete fact.from.window;
    writeFileSync(newer, JSON.stringify({ ...program, version: '11.0.1' }));
  }
  const saved = async (
    file: string,
    { base: of = base, candidate = odoo }: { base?: string; candidate?: string } = {},
    ...more: string[]
  ) => {
    const run = await tierwright(['simulate', odooBefore, candidate, '--base', of, '--save-snapshot', file, ...more, '--json']);
    expect(run.code).toBe(0);
    return { ...run, bytes: readFileSync(file) };
  };

  it('BASE-W3: takes over the columns whose definitions did not change, byte for byte what is made afresh', async () => {
    changeOneFact();
    const [older, fresh] = [join(scratch, 'older.arrow'), join(scratch, 'fresh.arrow')];
    const first = await saved(older);
    expect(first.err).not.toContain('reused');
    const again = await saved(older);
    const [, all = 0] = (/Note: (\d+) of \d+ columns reused from the older .*older\.arrow, \d+ made again\./.exec(again.err) ?? []).map(
      Number,
    );
    expect([again.bytes.equals(first.bytes), again.out]).toEqual([true, first.out]);
    const changed = await saved(older, { candidate: newer });
    const [, reused = 0, of = 0, anew = 0] = (/(\d+) of (\d+) columns reused from .*, (\d+) made again/.exec(changed.err) ?? []).map(
      Number,
    );
    expect([reused > 0, reused < all, reused + anew]).toEqual([true, true, of]);
    const made = await saved(fresh, { candidate: newer });
    expect(changed.bytes.equals(made.bytes)).toBe(true);
    expect(changed.out).toBe(made.out.replaceAll(fresh, older));
  });

  it('BASE-W3: takes nothing over from one of other content, for other days, that is damaged or leaves rows out, and says so', async () => {
    const [older, fresh] = [join(scratch, 'other.arrow'), join(scratch, 'afresh.arrow')];
    const changed = join(scratch, 'changed');
    cpSync(base, changed, { recursive: true });
    const partners = join(changed, 'partners.ndjson');
    writeFileSync(partners, readFileSync(partners, 'utf8').replace(/"title":"/, '"title":"New '));
    const good = await saved(older);
    const damaged = Buffer.from(good.bytes);
    const middle = damaged.length >> 1;
    damaged.writeUInt8(damaged.readUInt8(middle) ^ 1, middle);
    for (const [bytes, of, more, why] of [
      [good.bytes, changed, [], 'SIM112'],
      [good.bytes, base, ['--as-of', '2024-01-01'], 'SIM113'],
      [damaged, base, [], 'SIM103'],
      [Buffer.from('no snapshot'), base, [], 'BASE151'],
      [good.bytes, base, ['--skip-bad'], 'left out'],
    ] as const) {
      writeFileSync(older, bytes);
      const run = await saved(older, { base: of }, ...more);
      expect(run.err).toMatch(/Note: nothing of the older .* was reused, all \d+ columns were made again: /);
      expect(run.err).toContain(why);
      rmSync(fresh, { force: true });
      expect((await saved(fresh, { base: of }, ...more)).bytes.equals(run.bytes)).toBe(true);
    }
    expect(refusal(await simulate(base, '--save-snapshot', scratch))).toMatchObject({ code: 'TW202' });
  });
});

it('opens a snapshot once, and lets go of it when the question is refused', async () => {
  const file = await open(snapshot);
  await file.close();
  const handles: FileHandle = Object.getPrototypeOf(file);
  const opened = vi.spyOn(handles, 'stat');
  report(await simulate(snapshot));
  expect(opened.mock.contexts.length).toBe(1);
  expect(refusal(await simulate(snapshot, '--to', '2023-12-31'))).toMatchObject({ code: 'TW108' });
  expect(opened.mock.contexts.map((handle) => (handle as FileHandle).fd)).toEqual([-1, -1]);
  vi.restoreAllMocks();
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

describe('a disk that is full', () => {
  const full = join(scratch, 'full');
  /** The command, where no file may be larger than 16 blocks: what is larger meets the error of a full disk. */
  const confined = (...more: string[]) => {
    const command = ['simulate', odooBefore, odoo, '--base', base, ...more, '--json'];
    const { status, stdout } = spawnSync('sh', ['-c', 'ulimit -f 16; exec "$0" "$@"', process.execPath, bin, ...command], {
      ...{ cwd: root, encoding: 'utf8' as const },
    });
    return { status, error: JSON.parse(stdout).error };
  };

  it.each([
    ['--save-snapshot', 'base.arrow'],
    ['--html', 'report.html'],
  ])('BASE-W1: %s leaves nothing half written, and what was there as it was', (option, name) => {
    rmSync(full, { recursive: true, force: true });
    mkdirSync(full);
    const file = join(full, name);
    writeFileSync(file, 'as it was');
    expect(confined(option, file)).toMatchObject({ status: 2, error: { code: 'TW502', file } });
    expect([readdirSync(full), readFileSync(file, 'utf8')]).toEqual([[name], 'as it was']);
  });

  it('--csv leaves no folder', async () => {
    rmSync(full, { recursive: true, force: true });
    mkdirSync(full);
    const large = join(scratch, 'large');
    const size = ['--size', '600', '--seed', '7', '--as-of', '2023-12-31', '--out', large];
    expect((await tierwright(['generate', 'base', '--program', odooBefore, odoo, ...size])).code).toBe(0);
    const file = join(full, 'tables');
    expect(confined('--base', large, '--csv', file)).toMatchObject({ status: 2, error: { code: 'TW502', file } });
    expect(readdirSync(full)).toEqual([]);
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

describe('a range of days', () => {
  const range = ['--from', '2023-01-01', '--to', '2023-12-31'];

  it('SIM-R9, SIM-T6: tells who holds what at the end of each step, from a base and from its snapshot', async () => {
    const file = join(scratch, 'range.arrow');
    const files = ['--html', join(scratch, 'range.html'), '--csv', join(scratch, 'range')];
    const first = report(await simulate(base, ...range, '--step', 'month', '--save-snapshot', file, ...files));
    const { steps = [], partners } = first.timeline ?? {};
    expect([partners, steps.length, steps.at(0)?.on, steps.at(-1)?.on]).toEqual([150, 12, '2023-01-31', '2023-12-31']);
    const held = (day = steps[0]) => day?.tracks[0]?.tiers.flatMap(({ candidate }) => Object.values(candidate)) ?? [];
    expect(held().reduce((sum, count) => sum + count, 0)).toBe(150);
    expect(first.reproduce.command).toContain('--from 2023-01-01 --as-of 2023-12-31 --step month');
    const again = report(await simulate(file, '--step', 'month'));
    expect(again.timeline).toEqual(first.timeline);
    expect(report(await simulate(file)).timeline?.steps.map(({ on }) => on)).toEqual([
      '2023-03-31',
      '2023-06-30',
      '2023-09-30',
      '2023-12-31',
    ]);
    expect(readFileSync(join(scratch, 'range.html'), 'utf8')).toContain('Through time');
    expect(readFileSync(join(scratch, 'range', 'timeline.csv'), 'utf8')).toContain('2023-05-31,candidate');
    const told = await tierwright(['simulate', odooBefore, odoo, '--base', file]);
    expect(told.out).toMatch(/through time.*\n.*differing\n\s+2023-03-31/);
  });

  it('is refused where it is none', async () => {
    for (const options of [
      ['--step', 'month'],
      ['--to', '2023-12-31'],
      ['--from', '2024-01-01'],
      ['--from', '2023-01-01', '--partner', 'P000001'],
      [...range, '--as-of', '2023-11-30'],
    ])
      expect(refusal(await simulate(base, ...options))).toMatchObject({ code: 'TW108' });
    expect(refusal(await simulate(snapshot, ...range))).toMatchObject({ code: 'TW407', problems: [{ code: 'SIM113' }] });
  });
});

it('SIM-R9: tells what each change does alone', async () => {
  const [html, csv] = [join(scratch, 'changes.html'), join(scratch, 'changes')];
  const { attribution, changes } = report(await simulate(base, '--attribute', '--html', html, '--csv', csv));
  expect(attribution?.moved).toBe(changes.changed);
  const [first] = (attribution?.changes ?? []).filter(({ moved }) => moved.up + moved.down + moved.in + moved.out > 0);
  expect(first).toBeDefined();
  expect(readFileSync(html, 'utf8')).toContain('What each change does alone');
  expect(readFileSync(join(csv, 'attribution.csv'), 'utf8').split('\n').length).toBe((attribution?.changes.length ?? 0) + 2);
  const told = await tierwright(['simulate', odooBefore, odoo, '--base', snapshot, '--attribute']);
  expect(told.out).toContain(`What each change does alone (${changes.changed} partners move in all`);
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

it('tells which notices partners of a plain base would get, and that their memberships were assumed', async () => {
  const [before, after] = ['rules/northwind/2026.2.0.program.json', 'rules/northwind/2027.1.0.program.json'];
  const plain = join(scratch, 'northwind');
  const size = ['--size', '30', '--seed', '7', '--as-of', '2027-01-01', '--out', plain];
  expect((await tierwright(['generate', 'base', '--program', before, after, ...size])).code).toBe(0);
  const run = (...more: string[]) => tierwright(['simulate', before, after, '--base', plain, ...more]);
  const { notices, members, reproduce } = report(await run('--notices', '--json'));
  expect([notices.partners, notices.assumed, members.members]).toEqual([30, 30, 0]);
  expect(notices.shown[0]?.letters[0]?.text).toContain('What changes for you: Version 2027.1.0 of Northwind Partner Program holds.');
  expect(reproduce.command).toContain(' --notices');
  const told = await run('--notices');
  expect(told.out).toContain('Notices: 30 partners would be told, 30 taken to be members with the tiers of the baseline');
  expect(report(await run('--json')).notices).toMatchObject({ partners: 0, assumed: 0 });
  const items = join(scratch, 'people.ndjson');
  writeFileSync(items, '{ "kind": "person", "id": "olga", "roles": ["programOwner"] }\n');
  expect(report(await run('--notices', '--items', items, '--json')).notices).toMatchObject({ partners: 0, assumed: 30 });
  expect(refusal(await run('--notices', '--as-known-on', '2026-12-31', '--json'))).toMatchObject({ code: 'TW108' });
  expect(refusal(await simulate(snapshot, '--notices'))).toMatchObject({ code: 'TW108' });
});
