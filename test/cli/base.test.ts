import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FailureOutput, GenerateOutput, SimulationOutput } from '@tierwright/cli';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerOf, bin, expectNoStack, odoo, odooBefore, root, scratchFolder, tierwright } from './tierwright.ts';

const { path: scratch, remove } = scratchFolder();
const base = join(scratch, 'base');
const generate = (out: string, ...more: string[]) =>
  tierwright([
    'generate',
    'base',
    '--program',
    odooBefore,
    odoo,
    '--size',
    '150',
    '--seed',
    '7',
    '--as-of',
    '2023-12-31',
    '--out',
    out,
    ...more,
  ]);
const simulate = (...more: string[]) => tierwright(['simulate', odooBefore, odoo, '--base', base, ...more]);

beforeAll(async () => {
  const run = await generate(base);
  expect(run).toMatchObject({ code: 0, err: '' });
  expect(run.out).toContain('150 partners for odoo 9.2.0 and odoo 11.0.0, seed 7, as of 2023-12-31');
});
afterAll(remove);

describe('generate base', () => {
  it('makes the same bytes for the same seed, and others for another', async () => {
    const run = await generate(join(scratch, 'again'), '--json');
    expect(answerOf<GenerateOutput>(GenerateOutput, run)).toMatchObject({ ok: true, size: 150, seed: '7', asOf: '2023-12-31' });
    await generate(join(scratch, 'other'), '--seed', '8');
    const bytes = (folder: string) => readFileSync(join(folder, 'partners.ndjson'), 'utf8');
    expect(bytes(join(scratch, 'again'))).toBe(bytes(base));
    expect(bytes(join(scratch, 'other'))).not.toBe(bytes(base));
    expect(readFileSync(join(scratch, 'again/base.json'), 'utf8')).toBe(readFileSync(join(base, 'base.json'), 'utf8'));
  });

  it('overwrites nothing without --force, and nothing but a base with it', async () => {
    const before = readFileSync(join(base, 'base.json'), 'utf8');
    const refused = await generate(base, '--json', '--seed', '9');
    expect(refused.code).toBe(2);
    expect(answerOf<FailureOutput>(FailureOutput, refused).error.code).toBe('TW501');
    expect(readFileSync(join(base, 'base.json'), 'utf8')).toBe(before);
    const forced = join(scratch, 'forced');
    expect((await generate(forced)).code).toBe(0);
    expect((await generate(forced, '--force', '--seed', '9')).code).toBe(0);
    expect(JSON.parse(readFileSync(join(forced, 'base.json'), 'utf8')).seed).toBe('9');
    writeFileSync(join(forced, 'mine.txt'), 'keep');
    expect((await generate(forced, '--force')).err).toContain('TW501');
    expect(readdirSync(forced).sort()).toEqual(['base.json', 'mine.txt', 'partners.ndjson']);
  });

  it('takes away what a run that was killed left behind', async () => {
    const folder = join(scratch, 'killed');
    mkdirSync(join(folder, '.tierwright-partial-abc'), { recursive: true });
    expect((await generate(folder)).code).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(['base.json', 'partners.ndjson']);
  });

  it('refuses a file in place of the folder', async () => {
    const run = await generate(join(base, 'base.json'));
    expect(run.code).toBe(2);
    expect(run.err).toContain('TW207');
    expectNoStack(run);
  });

  it.each(['0', '-1', '1000000000', 'abc', '1.5', ''])('refuses --size "%s"', async (size) => {
    const out = join(scratch, 'never');
    const run = await tierwright(['generate', 'base', '--program', odoo, '--out', out, `--size=${size}`]);
    expect(run.code).toBe(2);
    expect(run.err).toMatch(/error TW10[56] /);
    expect(existsSync(out)).toBe(false);
    expectNoStack(run);
  });

  it('refuses programs that cannot share a base', async () => {
    const run = await tierwright([
      'generate',
      'base',
      '--json',
      '--size',
      '5',
      '--out',
      join(scratch, 'never'),
      '--program',
      odoo,
      'rules/northwind/2027.1.0.program.json',
    ]);
    expect(run.code).toBe(1);
    expect(answerOf<FailureOutput>(FailureOutput, run).error).toMatchObject({ code: 'TW406', problems: [{ code: 'DATA201' }] });
    expect(existsSync(join(scratch, 'never'))).toBe(false);
  });

  it('leaves nothing behind when it is told to end', async () => {
    const folder = join(scratch, 'ended');
    mkdirSync(folder);
    const args = ['generate', 'base', '--program', odoo, '--size', '1000000', '--out', join(folder, 'base')];
    const child = spawn(process.execPath, [bin, ...args], { cwd: root, stdio: 'ignore' });
    const ended = new Promise((resolve) => child.on('close', resolve));
    while (!existsSync(join(folder, 'base')) || readdirSync(join(folder, 'base')).length === 0)
      await new Promise((resume) => setTimeout(resume, 50));
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('simulate', () => {
  it('begins with one sentence, then the table of moves, the bill and the reasons', async () => {
    const run = await simulate();
    expect(run.code).toBe(0);
    expect(run.out).toMatch(/^\d+ of 150 partners changes? tier; benefit cost (falls|rises) by [\d,]+ EUR a year/);
    expect(run.out).toMatch(
      /Odoo partnership: tiers before \(rows\) and after \(columns\)\n +Gold +Silver +Ready +Learning Partner +before\n/,
    );
    expect(run.out).toContain('Benefits in a year, EUR');
    expect(run.out).toMatch(/lost Gold +Net new users +\d/);
  });

  it('answers the documented shape, and its numbers agree with one another', async () => {
    const run = await simulate('--json');
    expect(run.code).toBe(0);
    const report = answerOf<SimulationOutput>(SimulationOutput, run);
    const [track] = report.moves;
    const { changes, cost } = report;
    const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
    expect(report.partners).toBe(150);
    expect(sum(track?.moves.map(({ partners }) => partners) ?? [])).toBe(150);
    expect(sum(track?.moves.filter(({ from, to }) => from !== to).map(({ partners }) => partners) ?? [])).toBe(changes.changed);
    expect(changes.partners).toHaveLength(changes.changed);
    expect(sum(Object.values(changes.directions))).toBe(changes.changed);
    expect(sum(report.bands.map(({ partners }) => partners))).toBe(150);
    expect(cost.total.difference).toBeCloseTo(sum(cost.lines.map(({ difference }) => difference ?? 0)), 2);
    expect(report.summary).toMatch(new RegExp(`^${changes.changed} of 150 `));
  });

  it('names the command that makes the same bytes again', async () => {
    const first = await simulate('--json');
    const { reproduce } = answerOf<SimulationOutput>(SimulationOutput, first);
    expect(reproduce).toMatchObject({ asOf: '2023-12-31', base: expect.stringMatching(/^[0-9a-f]{64}$/), baseline: { version: '9.2.0' } });
    const [, ...args] = reproduce.command.split(' ');
    expect(await tierwright([...args, '--json'])).toEqual(first);
  });

  it('explains partners under both versions', async () => {
    const { changes } = answerOf<SimulationOutput>(SimulationOutput, await simulate('--json'));
    const id = changes.partners[0]?.partner ?? '';
    const run = await simulate('--partner', id, 'P000001', '--json');
    const { explained } = answerOf<SimulationOutput>(SimulationOutput, run);
    expect(explained.map(({ partner }) => partner).sort()).toEqual(['P000001', id].sort());
    const told = await simulate('--partner', id);
    expect(told.out).toContain(`(${id})`);
    expect(told.out).toMatch(/asks for more|asked for more/);
  });

  it('writes Markdown', async () => {
    const run = await simulate('--format', 'markdown');
    expect(run.out).toMatch(/^## odoo 9\.2\.0 → 11\.0\.0\n\n\*\*\d+ of 150 partners/);
    expect(run.out).toContain('| --: |');
  });

  it('ends with Ctrl-C, without a word of the report', async () => {
    let stops = 0;
    const run = await tierwright(['simulate', odooBefore, odoo, '--base', base, '--json'], {
      onStop: (stop) => {
        stops += 1;
        setImmediate(stop);
      },
    });
    expect([run.code, stops]).toEqual([130, 1]);
    expect(answerOf<FailureOutput>(FailureOutput, run).error).toMatchObject({ code: 'TW701' });
  });

  it('changes nothing when a version is compared with itself', async () => {
    const run = await tierwright(['simulate', odoo, odoo, '--base', base, '--json']);
    const report = answerOf<SimulationOutput>(SimulationOutput, run);
    expect(report.changes.changed).toBe(0);
    expect(report.cost.total.difference).toBe(0);
    expect(report.summary).toMatch(/^None of 150 partners changes tier; benefit cost stays the same/);
  });
});

describe('a base that cannot be used', () => {
  const copy = (name: string): string => {
    const folder = join(scratch, name);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    for (const file of readdirSync(base)) writeFileSync(join(folder, file), readFileSync(join(base, file)));
    return folder;
  };
  const failure = async (folder: string) => {
    const run = await tierwright(['simulate', odooBefore, odoo, '--base', folder, '--json']);
    expectNoStack(run);
    return { exit: run.code, ...answerOf<FailureOutput>(FailureOutput, run).error };
  };
  const manifest = (folder: string, change: Record<string, unknown>) => {
    const file = join(folder, 'base.json');
    writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), ...change }));
  };

  it('is missing, or a file, or no base', async () => {
    expect(await failure(join(scratch, 'nowhere'))).toMatchObject({ exit: 2, code: 'TW201' });
    expect(await failure(odoo)).toMatchObject({ exit: 2, code: 'TW207' });
    expect(await failure('docs')).toMatchObject({ exit: 2, code: 'TW401', file: 'docs' });
    const half = copy('half');
    rmSync(join(half, 'partners.ndjson'));
    expect(await failure(half)).toMatchObject({ exit: 2, code: 'TW401' });
  });

  it('has a broken base.json, or one of another format', async () => {
    const broken = copy('broken');
    writeFileSync(join(broken, 'base.json'), '{ "format": ');
    expect(await failure(broken)).toMatchObject({ exit: 2, code: 'TW402', file: join(broken, 'base.json') });
    const other = copy('other-format');
    manifest(other, { format: 'tierwright-base/9' });
    expect(await failure(other)).toMatchObject({ exit: 2, code: 'TW402' });
    manifest(other, { format: 'tierwright-base/1', loaded: { order: 'yesterday' } });
    expect(await failure(other)).toMatchObject({ exit: 2, code: 'TW402' });
  });

  it.each([
    ['is not JSON', '{ "id": "X", ', 'not JSON'],
    ['is not UTF-8', Uint8Array.from([0x7b, 0xff, 0x7d]), 'not UTF-8'],
    ['is no object', '17', 'A partner is an object'],
    ['has no id', '{ "records": {} }', 'The partner has no id'],
    ['repeats an id', '{ "id": "P000001" }', 'Partner P000001 is there twice'],
  ])('has a line that %s', async (_, content, why) => {
    const folder = copy('line');
    manifest(folder, { size: 151 });
    appendFileSync(join(folder, 'partners.ndjson'), content);
    const { exit, code, line, message } = await failure(folder);
    expect({ exit, code, line }).toEqual({ exit: 2, code: 'TW403', line: 151 });
    expect(message).toContain(why);
  });

  it('is cut off', async () => {
    const folder = copy('cut');
    const file = join(folder, 'partners.ndjson');
    const lines = readFileSync(file, 'utf8').split('\n');
    writeFileSync(file, lines.slice(0, 149).join('\n'));
    expect(await failure(folder)).toMatchObject({ exit: 2, code: 'TW403' });
  });

  it('has a partner that cannot be decided', async () => {
    const folder = copy('wrong');
    manifest(folder, { size: 151 });
    appendFileSync(join(folder, 'partners.ndjson'), '{ "id": "X", "records": { "order": [{ "soldOn": "soon" }] } }\n');
    const found = await failure(folder);
    expect(found).toMatchObject({ exit: 1, code: 'TW404', line: 151 });
    expect(found.problems?.length).toBeGreaterThan(0);
  });

  it('does not have the partner asked for', async () => {
    const run = await simulate('--partner', 'NOBODY', '--json');
    expect(run.code).toBe(2);
    expect(answerOf<FailureOutput>(FailureOutput, run).error).toMatchObject({ code: 'TW405' });
  });

  it('passes over what a program does not declare, and uses what the manifest adds', async () => {
    const folder = copy('extra');
    manifest(folder, { size: 151, loaded: { person: '2023-12-31' } });
    appendFileSync(
      join(folder, 'partners.ndjson'),
      '{ "id": "X", "attributes": { "colour": "red" }, "records": { "visit": [{ "on": "2023-01-01" }] } }\n\n',
    );
    const run = await tierwright(['simulate', odooBefore, odoo, '--base', folder, '--partner', 'X', '--json']);
    expect(run.code).toBe(0);
    const { explained } = answerOf<SimulationOutput>(SimulationOutput, run);
    // Of orders and certificates nothing is loaded, so nobody knows whether Ready is met.
    expect(explained[0]?.after.tracks[0]?.tiers.at(-1)).toMatchObject({ tier: 'ready', status: 'unknown' });
  });
});
