import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** `npm start` as a process, in a data folder. */
interface Started {
  readonly child: ChildProcess;
  /** Everything that it wrote. */
  text(): string;
  /** Resolves once a line matches; rejects where it ends before. */
  until(pattern: RegExp): Promise<RegExpExecArray>;
  /** Its exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
}

interface StartOptions {
  readonly data: string;
  readonly port?: number;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts it without a terminal; `port` 0 takes a free one. */
export function start({ data, port = 0, args = [], env = {} }: StartOptions): Started {
  const { TEMPORAL_ADDRESS: _address, DATABASE_URL: _url, ...own } = process.env;
  const child = spawn(process.execPath, ['scripts/start.mjs', ...args], {
    cwd: root,
    env: { ...own, TIERWRIGHT_DATA: data, TIERWRIGHT_PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let written = '';
  let isOver = false;
  const waiting = new Set<() => void>();
  const look = () => {
    for (const one of waiting) one();
  };
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      written += chunk;
      look();
    });
  }
  const ended = new Promise<number | string>((resolve) => {
    child.on('close', (code, signal) => {
      isOver = true;
      resolve(code ?? signal ?? 'unknown');
      look();
    });
  });
  return {
    child,
    ended,
    text: () => written,
    until: (pattern) =>
      new Promise((resolve, reject) => {
        const one = () => {
          const found = pattern.exec(written);
          if (!found && !isOver) return;
          waiting.delete(one);
          if (found) resolve(found);
          else reject(new Error(`it ended without ${pattern}:\n${written}`));
        };
        waiting.add(one);
        one();
      }),
  };
}

/** What a file of tests starts, and the folders in which it does; `end` ends and removes all of it. */
export function startsOfTest() {
  const folders: string[] = [];
  const running = new Set<Started>();
  return {
    folder(): string {
      const made = mkdtempSync(join(tmpdir(), 'tierwright-start-'));
      folders.push(made);
      return made;
    },
    begin(options: StartOptions): Started {
      const started = start(options);
      running.add(started);
      void started.ended.then(() => running.delete(started));
      return started;
    },
    async end(): Promise<void> {
      for (const { child } of running) child.kill('SIGTERM');
      await Promise.all([...running].map(({ ended }) => ended));
      for (const made of folders) rmSync(made, { recursive: true, force: true });
    },
  };
}

/** Waits until it is ready; gives its address. */
export const ready = async (started: Started): Promise<string> => (await started.until(/^ready (\S+)$/m))[1] ?? '';

const read = (file: string): { readonly owner?: { pid: number }; readonly server?: { pid: number } } =>
  existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};

/** Ids of the processes that run on a data folder. */
export const pidsOf = (data: string) => ({
  start: read(join(data, 'start.server.json')).owner?.pid,
  server: read(join(data, 'start.server.json')).server?.pid,
  temporal: read(join(data, 'temporal.db.server.json')).server?.pid,
});

/** What still runs of a data folder: the command line of Temporal names its file, the others are asked by their ids. */
export function runningOn(data: string, pids: ReturnType<typeof pidsOf>): readonly string[] {
  const { stdout } = spawnSync('ps', ['-eo', 'pid=,stat=,args='], { encoding: 'utf8' });
  const known = new Set(Object.values(pids).map(String));
  return stdout
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => {
      const [pid = '', state = ''] = line.split(/\s+/);
      return !state.startsWith('Z') && (known.has(pid) || line.includes(join(data, 'temporal.db')));
    });
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until something holds; gives whether it did in time. */
export async function eventually(is: () => boolean | Promise<boolean>, ms = 180_000): Promise<boolean> {
  for (const until = Date.now() + ms; Date.now() < until; await wait(100)) if (await is()) return true;
  return false;
}
