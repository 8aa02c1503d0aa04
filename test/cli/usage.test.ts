import { spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { FailureOutput } from '@tierwright/cli';
import { describe, expect, it } from 'vitest';
import { answerOf, bin, expectNoStack, odoo, root, tierwright } from './tierwright.ts';

const verbs = ['check', 'decide', 'explain', 'diff', 'test', 'simulate', 'generate base', 'schema', 'demo'];

describe('help', () => {
  it.each(verbs)('%s has a description, options and examples', async (verb) => {
    const run = await tierwright([...verb.split(' '), '--help']);
    expect(run).toMatchObject({ code: 0, err: '' });
    expect(run.out).toMatch(new RegExp(`^Usage: tierwright ${verb} `));
    expect(run.out).toContain('--json');
    expect(run.out).toMatch(/\nExamples:\n {2}tierwright /);
  });

  it('is printed by itself, and on wrong use without a command', async () => {
    const run = await tierwright(['--help']);
    expect(run.code).toBe(0);
    for (const verb of verbs) expect(run.out).toContain(`\n  ${verb.split(' ')[0]} `);
    expect(await tierwright(['help', 'check'])).toMatchObject({ code: 0, out: expect.stringContaining('Usage: tierwright check') });
    expect(await tierwright([])).toMatchObject({ code: 2, out: '', err: expect.stringContaining('Usage: tierwright') });
    expect((await tierwright(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('wrong use', () => {
  it.each([
    ['an unknown command', ['chekc', 'a.json'], 'TW100', 'Did you mean check?'],
    ['an unknown option', ['check', '--strickt', odoo], 'TW101', 'Did you mean --strict?'],
    ['a missing argument', ['check'], 'TW102', 'file'],
    ['too many arguments', ['diff', odoo, odoo, odoo], 'TW103', '2'],
    ['a missing option', ['decide', odoo, '--as-of', '2023-07-01'], 'TW104', '--partner'],
    ['an option without its value', ['decide', odoo, '--partner'], 'TW105', '--partner'],
    ['a value that is not one of the words', ['diff', odoo, odoo, '--format', 'pdf'], 'TW106', 'markdown'],
  ])('of %s has a code and says what to do', async (_, args, code, said) => {
    const run = await tierwright(args);
    expect(run).toMatchObject({ code: 2, out: '' });
    expect(run.err).toContain(`error ${code} `);
    expect(run.err).toContain(said);
    expectNoStack(run);
    const json = await tierwright([...args.slice(0, 1), '--json', ...args.slice(1)]);
    expect(json).toMatchObject({ code: 2, err: '' });
    expect(answerOf<FailureOutput>(FailureOutput, json).error.code).toBe(code);
  });
});

describe('streams', () => {
  it('has no colours where output is no terminal', async () => {
    const run = await tierwright(['check', odoo, 'docs/example/broken.program.json']);
    expect(`${run.out}${run.err}`).not.toContain('\u001b');
  });

  it('ends without a word when nobody reads any more', async () => {
    const child = spawn(process.execPath, [bin, 'schema'], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let err = '';
    child.stderr.on('data', (text) => {
      err += text;
    });
    child.stdout.destroy();
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(141);
    expect(err).toBe('');
  });

  // Only Linux has a device that is always full.
  it.runIf(process.platform === 'linux')('says so when the disk is full', async () => {
    const child = spawn(process.execPath, [bin, 'schema'], { cwd: root, stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'] });
    let err = '';
    child.stderr?.on('data', (text) => {
      err += text;
    });
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(2);
    expect(err).toBe('error TW502  Standard output cannot be written (ENOSPC).\n');
  });
});
