import { Worker } from 'node:worker_threads';
import type { Threads } from '@tierwright/simulation';
import { BaseRefused } from '../problems/base-refused.ts';
import type { ThreadAnswer, ThreadAsked } from './messages.ts';

const isSource = import.meta.url.endsWith('.ts');
const ENTRY = new URL(isSource ? './worker.ts' : './worker.js', import.meta.url);

/** From source, as tests run it, a thread begins with what makes source run: it has nothing of that from its process. */
function begun(entry: URL): Worker {
  // What this process loads before its own code is not for threads: it would cost each of them its start.
  if (!entry.pathname.endsWith('.ts')) return new Worker(entry, { execArgv: [] });
  const first = `import('tsx/esm/api').then((tsx) => { tsx.register(); return import(${JSON.stringify(entry.href)}); })`;
  return new Worker(first, { eval: true, execArgv: ['--conditions=source'] });
}

interface Task {
  readonly asked: ThreadAsked;
  readonly transfer: readonly ArrayBuffer[];
  /** Threads that ended at it. */
  ended: number;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** Threads of this process. One that ends at a job is replaced, and its job is done again, once. */
export class NodeThreads implements Threads {
  readonly size: number;
  readonly #entry: URL;
  readonly #waiting: Task[] = [];
  readonly #idle: Worker[] = [];
  readonly #busy = new Map<Worker, Task>();
  #isClosed = false;

  /** `entry` is what a thread runs; only tests name another. */
  constructor(size: number, entry: URL = ENTRY) {
    this.size = size;
    this.#entry = entry;
  }

  run(job: string, input: unknown, transfer: readonly ArrayBuffer[] = []): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ asked: { job, input }, transfer, ended: 0, resolve, reject });
      this.#next();
    });
  }

  #next(): void {
    if (this.#isClosed) return;
    while (this.#waiting.length > 0 && (this.#idle.length > 0 || this.#busy.size < this.size)) {
      const task = this.#waiting.shift() as Task;
      const worker = this.#idle.pop() ?? this.#begun();
      this.#busy.set(worker, task);
      worker.postMessage(task.asked, task.ended === 0 ? [...task.transfer] : []);
    }
  }

  #begun(): Worker {
    const worker = begun(this.#entry);
    let reason = 'it was ended';
    worker.on('message', (answer: ThreadAnswer) => this.#answered(worker, answer));
    // Out of memory, or its code could not be loaded; `exit` comes after it.
    worker.on('error', (error) => {
      reason = error.message;
    });
    worker.on('exit', () => this.#ended(worker, reason));
    return worker;
  }

  #answered(worker: Worker, answer: ThreadAnswer): void {
    const task = this.#busy.get(worker);
    this.#busy.delete(worker);
    this.#idle.push(worker);
    if (answer.ok) task?.resolve(answer.result);
    else if (answer.refused) {
      const { code, ...details } = answer.refused;
      task?.reject(new BaseRefused(code, answer.message, details));
    } else task?.reject(Object.assign(new Error(answer.message), { stack: answer.stack }));
    this.#next();
  }

  #ended(worker: Worker, reason: string): void {
    const task = this.#busy.get(worker);
    this.#busy.delete(worker);
    if (this.#idle.includes(worker)) this.#idle.splice(this.#idle.indexOf(worker), 1);
    if (!task || this.#isClosed) return;
    task.ended += 1;
    // What was given away with a job is gone.
    if (task.ended === 1 && task.transfer.length === 0) this.#waiting.unshift(task);
    else task.reject(new BaseRefused('BASE153', `A thread ended at its job: ${reason}.`, { file: '' }));
    this.#next();
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    const error = new Error('the threads were closed');
    for (const task of [...this.#waiting.splice(0), ...this.#busy.values()]) task.reject(error);
    await Promise.all([...this.#idle, ...this.#busy.keys()].map((worker) => worker.terminate()));
  }
}
