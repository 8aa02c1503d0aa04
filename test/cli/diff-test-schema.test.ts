import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DiffOutput, FailureOutput, TestOutput } from '@tierwright/cli';
import { describe, expect, it } from 'vitest';
import { temporaryTree } from '../repository/temporary-tree.ts';
import { answerOf, expectNoStack, odoo, odooBefore, root, tierwright } from './tierwright.ts';

describe('diff', () => {
  it('says in sentences what changed', async () => {
    const run = await tierwright(['diff', odooBefore, odoo]);
    expect(run).toMatchObject({ code: 0, err: '' });
    expect(run.out).toMatch(/~ Gold: .*300 users, was 200 users/);
    expect(run.out).toMatch(/\d+ changes\.\n$/);
  });

  it('answers the documented shape', async () => {
    const run = await tierwright(['diff', '--json', odooBefore, odoo]);
    const { equal, from, to, changes } = answerOf<DiffOutput>(DiffOutput, run);
    expect({ equal, from: from.version, to: to.version }).toEqual({ equal: false, from: '9.2.0', to: '11.0.0' });
    expect(changes.find(({ pointer }) => pointer === '/parameters/min.users/byTier/gold')).toMatchObject({
      kind: 'changed',
      before: 200,
      after: 300,
      reaches: { tiers: ['partnership/gold'], requirements: ['users'] },
    });
  });

  it('knows equal programs, and answers 1 for different ones when asked to', async () => {
    const same = await tierwright(['diff', '--exit-code', odoo, odoo]);
    expect(same.code).toBe(0);
    expect(same.out).toContain('equal');
    expect((await tierwright(['diff', '--exit-code', odooBefore, odoo])).code).toBe(1);
  });

  it('writes Markdown', async () => {
    const run = await tierwright(['diff', '--format', 'markdown', odooBefore, odoo]);
    expect(run.out).toMatch(/^## .* → .*\n\n### \w+\n\n- /);
  });

  it('refuses a program with errors', async () => {
    const run = await tierwright(['diff', '--json', odoo, 'docs/example/broken.program.json']);
    expect(run.code).toBe(1);
    expect(answerOf<FailureOutput>(FailureOutput, run).error).toMatchObject({ code: 'TW301', file: 'docs/example/broken.program.json' });
  });
});

describe('test', () => {
  it('runs the tests of a program', async () => {
    const run = await tierwright(['test', odoo, '--json']);
    expect(run.code).toBe(0);
    const { ok, files } = answerOf<TestOutput>(TestOutput, run);
    expect(ok).toBe(true);
    expect(files[0]?.tests.length).toBeGreaterThan(5);
    const shown = await tierwright(['test', odoo]);
    expect(shown.out).toMatch(/^ok {6}rules\/odoo\/v11\.program\.json {2}\d+ tests, \d+ cases$/m);
    expect(shown.out).toMatch(/all pass\.$/m);
  });

  it('says what was expected and what came out, and answers 1', async () => {
    const document = JSON.parse(readFileSync(join(root, odoo), 'utf8'));
    document.parameters['min.users'].byTier.gold = 301;
    const file = join(temporaryTree({}), 'changed.program.json');
    writeFileSync(file, JSON.stringify(document));
    const run = await tierwright(['test', file]);
    expect(run.code).toBe(1);
    expect(run.out).toMatch(/✗ Gold at its thresholds.*\n(?:.*\n)*? +expected "gold"\n +got {6}"silver"/);
    expectNoStack(run);
    const { ok, files } = answerOf<TestOutput>(TestOutput, await tierwright(['test', '--json', file]));
    expect(ok).toBe(false);
    expect(files[0]?.tests.flatMap(({ failures }) => failures)).toContainEqual(
      expect.objectContaining({ path: 'tier', expected: 'gold', got: 'silver' }),
    );
  });

  it('refuses a program without tests', async () => {
    const { tests: _, ...document } = JSON.parse(readFileSync(join(root, odoo), 'utf8'));
    const run = await tierwright(['test', '-'], { input: JSON.stringify(document) });
    expect(run.code).toBe(1);
    expect(run.err).toContain('TW304');
  });
});

describe('schema', () => {
  it('prints the schema of the repository', async () => {
    const read = (name: string) => JSON.parse(readFileSync(join(root, 'packages/program/schema', name), 'utf8'));
    expect(JSON.parse((await tierwright(['schema'])).out)).toEqual(read('pdl-1.0.json'));
    expect(JSON.parse((await tierwright(['schema', '--draft-07'])).out)).toEqual(read('pdl-1.0.draft-07.json'));
  });

  it('writes a file whole', async () => {
    const folder = temporaryTree({});
    const run = await tierwright(['schema', '--out', join(folder, 'pdl.json')]);
    expect(run.code).toBe(0);
    expect(readdirSync(folder)).toEqual(['pdl.json']);
    expect(JSON.parse(readFileSync(join(folder, 'pdl.json'), 'utf8'))).toHaveProperty('$defs');
  });

  it.each([
    ['a folder', '.', 'TW202'],
    ['a folder that is not there', 'no/such/pdl.json', 'TW201'],
  ])('does not write to %s', async (_, name, code) => {
    const folder = temporaryTree({});
    const run = await tierwright(['schema', '--json', '--out', join(folder, name)]);
    expect(run.code).toBe(2);
    expect(answerOf<FailureOutput>(FailureOutput, run).error.code).toBe(code);
    expect(existsSync(join(folder, 'no'))).toBe(false);
    expectNoStack(run);
  });
});
