import { execFile, spawn } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../start-process.ts';

/** The built server as one process with its embedded store. */
export interface ServerProcess {
  readonly address: string;
  /** Everything that it wrote. */
  text(): string;
  /** Tells it to stop; its exit code, or the signal that ended it. */
  stop(): Promise<number | string>;
}

interface Place {
  readonly data: string;
  readonly temporal: string;
}

/** Starts `tierwright-server all` on a free port; resolves when it is ready. */
export function startServer({ data, temporal }: Place): Promise<ServerProcess> {
  const { DATABASE_URL: _url, ...own } = process.env;
  const child = spawn(process.execPath, [join(root, 'packages/server/bin/tierwright-server.js'), 'all'], {
    env: { ...own, TIERWRIGHT_DATA: data, TIERWRIGHT_PORT: '0', TEMPORAL_ADDRESS: temporal },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let written = '';
  const ended = new Promise<number | string>((resolve) => child.on('close', (code, signal) => resolve(code ?? signal ?? 'unknown')));
  const stop = () => {
    child.kill('SIGTERM');
    return ended;
  };
  return new Promise((resolve, reject) => {
    void ended.then((code) => reject(new Error(`The server ended with ${code}:\n${written}`)));
    const read = (chunk: Buffer) => {
      written += chunk;
      const line = /^\{.*"event":"ready".*\}$/m.exec(written)?.[0];
      if (line !== undefined) resolve({ address: (JSON.parse(line) as { address: string }).address, text: () => written, stop });
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
  });
}

/** What a `tierwright` command answers with `--json`. */
export async function tierwright<T>(args: readonly string[], env: Readonly<Record<string, string>>): Promise<T> {
  const { DATABASE_URL: _url, ...own } = process.env;
  const command = [join(root, 'packages/cli/bin/tierwright.js'), ...args, '--json'];
  const { stdout } = await promisify(execFile)(process.execPath, command, { cwd: root, env: { ...own, ...env } });
  return JSON.parse(stdout) as T;
}
