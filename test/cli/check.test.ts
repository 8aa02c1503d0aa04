import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CheckOutput } from '@tierwright/cli';
import { describe, expect, it } from 'vitest';
import { temporaryTree } from '../repository/temporary-tree.ts';
import { answerOf, expectNoStack, odoo, root, tierwright } from './tierwright.ts';

const text = readFileSync(join(root, odoo), 'utf8');

const written = (content: string | Uint8Array): string => {
  const file = join(temporaryTree({}), 'a.program.json');
  writeFileSync(file, content);
  return file;
};

describe('check', () => {
  it('passes a program without errors and names its hash', async () => {
    const run = await tierwright(['check', odoo]);
    expect(run).toMatchObject({ code: 0, err: '' });
    expect(run.out).toMatch(/^ok {2}rules\/odoo\/v11\.program\.json {2}odoo 11\.0\.0 {2}[0-9a-f]{12}$/m);
    expect(run.out).toMatch(/1 file checked: /);
  });

  it('answers the documented shape, for every program of the repository', async () => {
    const run = await tierwright(['check', '--json', odoo, 'rules/northwind/2027.1.0.program.json']);
    expect(run.code).toBe(0);
    const { ok, files } = answerOf<CheckOutput>(CheckOutput, run);
    expect(ok).toBe(true);
    expect(files.map(({ program, version }) => `${program} ${version}`)).toEqual(['odoo 11.0.0', 'northwind 2027.1.0']);
  });

  it('shows every problem at once, each with its line marked', async () => {
    const broken = text
      .replace('"fact": "users.net"', '"fact": "users.nett"')
      .replace('"pdl": "1.0",', '"pdl": "1.0",\n  "colour": "blue",');
    const file = written(broken);
    const run = await tierwright(['check', file]);
    expect(run.code).toBe(1);
    expect(run.out).toContain('colour');
    const line = broken.split('\n').findIndex((one) => one.includes('"colour"')) + 1;
    expect(run.out).toMatch(
      new RegExp(`a\\.program\\.json:${line}:3 {2}error PDL\\d{3} .*\\n +${line} \\| +"colour": "blue",\\n +\\| +\\^{8}\\n`),
    );
    expect(run.out).toMatch(/1 file checked: \d+ errors?/);
    expectNoStack(run);
  });

  it('suggests what was probably meant', async () => {
    const run = await tierwright(['check', '--json', written(text.replaceAll('{ "fact": "min.users" }', '{ "fact": "min.uzers" }'))]);
    const [file] = answerOf<CheckOutput>(CheckOutput, run).files;
    expect(file?.hash).toBeNull();
    expect(file?.program).toBe('odoo');
    expect(file?.problems.filter(({ code }) => code === 'PDL201').map(({ suggestion }) => suggestion)).toContainEqual(
      expect.stringContaining('min.users'),
    );
  });

  it('reads standard input', async () => {
    expect(await tierwright(['check', '-'], { input: text })).toMatchObject({ code: 0 });
    const twice = await tierwright(['check', '-', '-'], { input: text });
    expect(twice).toMatchObject({ code: 2, out: '' });
    expect(twice.err).toContain('TW206');
  });

  it('goes on after a file that cannot be read, and answers 2', async () => {
    const run = await tierwright(['check', '--json', 'no-such.json', odoo]);
    expect(run.code).toBe(2);
    const { ok, files } = answerOf<CheckOutput>(CheckOutput, run);
    expect(ok).toBe(false);
    expect(files[0]?.problems).toEqual([{ code: 'TW201', severity: 'error', pointer: '', message: 'There is no no-such.json.' }]);
    expect(files[1]?.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('fails on warnings only when asked to', async () => {
    // A number with more digits than can be held.
    const file = written(text.replace(/"gold": (\d+)/, '"gold": $1.00000000000000000001'));
    const { files } = answerOf<CheckOutput>(CheckOutput, await tierwright(['check', '--json', file]));
    expect(files[0]?.problems.map(({ severity }) => severity)).toContain('warning');
    expect(await tierwright(['check', '--quiet', file])).toMatchObject({ code: 0, out: '' });
    expect(await tierwright(['check', '--strict', file])).toMatchObject({ code: 1 });
  });

  it('shows control characters of a document instead of sending them to the terminal', async () => {
    const run = await tierwright(['check', written('{ "pdl": "1.0", "\\u001b[2Jx": 1, "y\u202e": 2 }')]);
    expect(run.code).toBe(1);
    expect(run.out).not.toContain('\u001b');
    expect(run.out).not.toContain('\u202e');
  });
});

describe('bad input', () => {
  const utf16 = Uint8Array.from(Buffer.from(`\ufeff${text}`, 'utf16le'));
  const latin1 = Uint8Array.from(Buffer.from(text.replace('"title": "', '"title": "Ü'), 'latin1'));
  const cases: [name: string, content: string | Uint8Array, code: string, at?: [line: number, column: number]][] = [
    ['an empty file', '', 'PDL118', [1, 1]],
    ['a byte order mark', `\ufeff${text}`, 'PDL103', [1, 1]],
    ['UTF-16', utf16, 'PDL103', [1, 1]],
    ['Latin-1', latin1, 'PDL103'],
    ['JSON that is cut off', text.slice(0, text.length / 2), 'PDL100'],
    ['a key that is there twice', text.replace('"pdl": "1.0",', '"pdl": "1.0",\n  "pdl": "1.0",'), 'PDL104', [3, 3]],
    ['a __proto__ key', text.replace('"pdl": "1.0",', '"pdl": "1.0",\n  "__proto__": {},'), 'PDL119', [3, 3]],
    ['a program for another version of the language', text.replace('"pdl": "1.0"', '"pdl": "7.0"'), 'PDL109', [2, 10]],
    ['no object', '[]', 'PDL107'],
  ];

  it.each(cases)('refuses %s with its code and place', async (_, content, code, at) => {
    const run = await tierwright(['check', '--json', written(content)]);
    expect(run.code).toBe(1);
    const [problem] = answerOf<CheckOutput>(CheckOutput, run).files[0]?.problems ?? [];
    expect(problem).toMatchObject({ code, severity: 'error' });
    if (at) expect([problem?.line, problem?.column]).toEqual(at);
    expectNoStack(run);
  });

  it('refuses 100 MB without reading it', async () => {
    const file = written('{}');
    truncateSync(file, 100_000_000);
    const run = await tierwright(['check', file]);
    expect(run.code).toBe(1);
    expect(run.out).toContain('PDL101');
  });

  it.each([
    ['a missing file', 'no-such.json', 'TW201'],
    ['a folder', 'rules', 'TW202'],
    ['a file used as a folder', 'package.json/x', 'TW207'],
  ])('refuses %s as wrong use', async (_, path, code) => {
    const run = await tierwright(['check', path]);
    expect(run.code).toBe(2);
    expect(run.out).toContain(code);
    expect(run.out).toContain(path);
    expectNoStack(run);
  });
});
