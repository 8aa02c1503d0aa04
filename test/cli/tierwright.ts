import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'vitest';
import { run } from '../../packages/cli/src/command-line/run.ts';
import { openSession } from '../../packages/cli/src/terminal/session.ts';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const bin = join(root, 'packages/cli/bin/tierwright.js');
/** What the command is, module by module. */
export const modules = join(root, 'packages/cli/dist/main.js');
export const odoo = 'rules/odoo/v11.program.json';
export const odooBefore = 'rules/odoo/v9b.program.json';

interface Run {
  input?: string | Uint8Array;
  env?: Record<string, string>;
  /** The file that a process runs; default: the command as it is installed. */
  file?: string;
  /** Told when Ctrl-C would end the work; calling it is Ctrl-C. */
  onStop?: (stop: () => void) => void;
}
interface Answer {
  code: number | null;
  out: string;
  err: string;
}

/** A stream that keeps what is written. */
const keeping = () => {
  const kept: Uint8Array[] = [];
  const stream = new Writable({
    write(chunk: Uint8Array, _, done) {
      kept.push(chunk);
      done();
    },
  });
  return { stream, text: () => Buffer.concat(kept).toString('utf8') };
};

/** Runs a command line in this process, in the repository's folder: what it prints and its exit code. */
export async function tierwright(args: readonly string[], { input, env = {}, onStop = () => {} }: Run = {}): Promise<Answer> {
  const [out, err] = [keeping(), keeping()];
  const streams = { input: Readable.from(input === undefined ? [] : [Buffer.from(input)]), output: out.stream, error: err.stream };
  const code = await run(args, openSession({ args, ...streams, env: { ...process.env, ...env }, onStop }));
  return { code, out: out.text(), err: err.text() };
}

/** Runs the built command as people do: a process of its own, in the repository's folder. */
export const tierwrightProcess = (args: readonly string[], { input, env = {}, file = bin }: Run = {}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [file, ...args], { cwd: root, env: { ...process.env, NO_COLOR: undefined, ...env } });
    const [out, err] = [keeping(), keeping()];
    child.stdout.pipe(out.stream);
    child.stderr.pipe(err.stream);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out: out.text(), err: err.text() }));
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
