import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('./worker-process.ts', import.meta.url));

/** A worker in a process. */
export interface WorkerProcess {
  /** Instants of its reads of the store, milliseconds since 1970. */
  readonly reads: readonly number[];
  readonly pid: number;
  /** What it wrote to standard error. */
  text(): string;
  /** Ms that each further read of the store takes. */
  slow(takes: number): void;
  /** kill -9; resolves when it has ended. */
  kill(): Promise<void>;
}

interface WorkersPlace {
  readonly url: string;
  readonly address: string;
  readonly taskQueue: string;
  readonly bundle: { readonly code: string };
}

/** Workers on one database and one task queue. */
export class Workers {
  readonly #folder = mkdtempSync(join(tmpdir(), 'tierwright-bundle-'));
  readonly #running = new Set<ChildProcess>();
  readonly #place: readonly string[];

  constructor({ url, address, taskQueue, bundle }: WorkersPlace) {
    const file = join(this.#folder, 'bundle.js');
    writeFileSync(file, bundle.code);
    this.#place = [url, address, taskQueue, file];
    process.once('exit', () => this.#end());
  }

  /** Resolves when it takes up work. `takes`: ms of a read of the store. */
  start(takes = 0): Promise<WorkerProcess> {
    const args = ['--import', 'tsx', script, ...this.#place, String(takes)];
    const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'pipe'] });
    this.#running.add(child);
    const reads: number[] = [];
    let text = '';
    const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
    child.stderr.on('data', (chunk) => {
      text = `${text}${chunk}`.slice(-10_000);
    });
    const kill = async () => {
      this.#running.delete(child);
      child.kill('SIGKILL');
      await ended;
    };
    const slow = (ms: number) => void child.stdin.write(`${ms}\n`);
    return new Promise((resolve, reject) => {
      void ended.then(() => reject(new Error(`The worker ended:\n${text}`)));
      child.stdout.on('data', (chunk) => {
        for (const line of String(chunk).split('\n')) {
          if (line.startsWith('read ')) reads.push(Number(line.slice(5)));
          if (line === 'ready') resolve({ pid: child.pid ?? 0, reads, text: () => text, slow, kill });
        }
      });
    });
  }

  #end(): void {
    for (const child of this.#running) child.kill('SIGKILL');
  }

  remove(): void {
    this.#end();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
