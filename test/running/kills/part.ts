import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Store } from '@tierwright/store';

/** Something of a topology that can be killed and started again. */
export interface Part {
  readonly name: string;
  /** kill -9; resolves when it has ended. */
  kill(): Promise<void>;
  start(): Promise<void>;
}

/** The product as processes, with a database and a Temporal server of its own. */
export interface Topology {
  readonly name: string;
  /** Of the API. */
  readonly address: string;
  readonly parts: readonly Part[];
  /** Address of its Temporal server. */
  readonly temporal: string;
  /** Whether its database has room for a reader beside the product. */
  readonly isShared: boolean;
  /** What processes wrote last, to be shown with a failure. */
  log(): string;
  /** Work with its database. Where it is not shared, whoever has it is stopped; `resume` starts it again. */
  withStore<T>(work: (store: Store) => Promise<T>): Promise<T>;
  resume(): Promise<void>;
  remove(): Promise<void>;
}

/** A process of the product that is started again on the same ports. */
export class ServerProcess implements Part {
  readonly name: string;
  readonly #args: readonly string[];
  readonly #env: Readonly<Record<string, string>>;
  #child: ChildProcess | undefined;
  #ended: Promise<unknown> = Promise.resolve();
  #text = '';

  constructor(name: string, args: readonly string[], env: Readonly<Record<string, string>>) {
    this.name = name;
    this.#args = args;
    this.#env = env;
    process.once('exit', () => this.#child?.kill('SIGKILL'));
  }

  /** Does not wait until it is well: what comes next comes at any moment of its start. */
  start(): Promise<void> {
    const { TEMPORAL_ADDRESS: _address, DATABASE_URL: _url, ...own } = process.env;
    const child = spawn(process.execPath, [...this.#args], { env: { ...own, ...this.#env }, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        this.#text = `${this.#text}${chunk}`.slice(-20_000);
      });
    }
    this.#child = child;
    this.#ended = new Promise((resolve) => child.once('close', resolve));
    // A part that does not find its database while it starts gives up, and is started again: as a container is.
    child.once('exit', (code) => {
      if (code !== null && code !== 0 && this.#child === child)
        void sleep(200).then(() => (this.#child === child ? this.start() : undefined));
    });
    return Promise.resolve();
  }

  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  text(): string {
    return this.#text;
  }

  async #end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    child?.kill(signal);
    await this.#ended;
  }
}

/** Waits until an address answers well. */
export async function untilWell(url: string, seconds = 120): Promise<void> {
  for (const until = Date.now() + seconds * 1000; Date.now() < until; await sleep(100)) {
    if (
      await fetch(url).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return;
  }
  throw new Error(`${url} is not well after ${seconds} s`);
}
