import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, vi } from 'vitest';

// Each test starts a process or several.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const bin = join(root, 'packages/cli/bin/tierwright.js');
export const odoo = 'rules/odoo/v11.program.json';
export const odooBefore = 'rules/odoo/v9b.program.json';

interface Run {
  input?: string | Uint8Array;
  env?: Record<string, string>;
  cwd?: string;
}
interface Answer {
  code: number | null;
  out: string;
  err: string;
}

/** Runs the built command as a process, in the repository's folder. */
export const tierwright = (args: readonly string[], { input, env = {}, cwd = root }: Run = {}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bin, ...args], { cwd, env: { ...process.env, NO_COLOR: undefined, ...env } });
    const answer: Answer = { code: null, out: '', err: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      answer.out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      answer.err += text;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ ...answer, code }));
    child.stdin.on('error', () => {});
    child.stdin.end(input ?? '');
  });

const ajv = new Ajv2020({ strict: false, allErrors: true });

/** The JSON that a run answered, after it has been held against its documented shape. */
export const answerOf = <T>(schema: object, { out }: Answer): T => {
  const value: T = JSON.parse(out);
  const validate = ajv.compile(schema);
  expect(validate(value) ? [] : validate.errors).toEqual([]);
  return value;
};

/** No stack trace and no message of Node's: what a failure must never show. */
export const expectNoStack = ({ out, err }: Answer) => {
  expect(`${out}${err}`).not.toMatch(/\n\s+at .+:\d+:\d+|node:internal|TW999|UnhandledPromise/);
};

/** A folder for a whole test file. */
export const scratchFolder = (): { path: string; remove: () => void } => {
  const path = mkdtempSync(join(tmpdir(), 'tierwright-cli-'));
  return { path, remove: () => existsSync(path) && rmSync(path, { recursive: true, force: true }) };
};
