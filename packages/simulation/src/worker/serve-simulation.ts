import type { CompiledProgram } from '@tierwright/engine';
import type { Outcome } from '@tierwright/program';
import { impactReport } from '../impact/impact.ts';
import { runImpact } from '../run-impact/run-impact.ts';
import { turns } from '../run-impact/turns.ts';
import { readSnapshot } from '../snapshot/arrow/read-snapshot.ts';
import { fits } from '../snapshot/fits.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { CompiledDocuments } from './compiled-documents.ts';
import { type MessagePort, nextTurn, now } from './message-port.ts';
import type { WorkerAsked, WorkerSaid } from './messages.ts';

type Simulate = Extract<WorkerAsked, { type: 'simulate' }>;

/** Ends a run from outside; what it throws then. */
class Stop {
  isStopped = false;
  throwIfAborted(): void {
    if (this.isStopped) throw this;
  }
}

/** SIM-R8: answers messages over a port: a base of partners in memory, and what candidates do to it. */
export function serveSimulation(port: MessagePort): void {
  const say = (said: WorkerSaid): void => port.postMessage(said);
  const documents = new CompiledDocuments();
  let shards: readonly Snapshot[] = [];
  let running: { readonly id: number; readonly stop: Stop } | undefined;
  /** One thing after the other: what comes meanwhile cancels what runs, and waits. */
  let last: Promise<void> = Promise.resolve();

  async function load(id: number, files: readonly ArrayBuffer[]): Promise<void> {
    const read: Snapshot[] = [];
    for (const file of files) {
      const outcome = await readSnapshot(new Uint8Array(file));
      if (!outcome.ok) return say({ type: 'refused', id, of: 'snapshot', problems: outcome.problems });
      read.push(outcome.value);
    }
    shards = read;
    say({ type: 'loaded', id, partners: countOf(shards) });
  }

  function compiled(id: number, of: 'baseline' | 'candidate', text: string): CompiledProgram | undefined {
    const outcome: Outcome<CompiledProgram> = documents.of(text);
    if (outcome.ok) return outcome.value;
    say({ type: 'refused', id, of, problems: outcome.problems });
    return undefined;
  }

  async function simulate({ id, ...texts }: Simulate, stop: Stop): Promise<void> {
    const baseline = compiled(id, 'baseline', texts.baseline);
    const candidate = baseline && compiled(id, 'candidate', texts.candidate);
    if (!baseline || !candidate) return;
    const versions = { baseline, candidate };
    const unfit = shards.flatMap(({ made }) => fits(made, [baseline, candidate], made));
    if (unfit.length > 0) return say({ type: 'refused', id, of: 'snapshot', problems: unfit });
    const of = countOf(shards);
    const progress = (done: number): void => say({ type: 'progress', id, done, of });
    const part = await runImpact(shards, versions, { progress, signal: stop, pause: turns(now, nextTurn) });
    say({ type: 'report', id, report: impactReport(part, versions) });
  }

  async function answered(id: number, stop: Stop, work: () => Promise<void>): Promise<void> {
    try {
      // What was asked meanwhile is heard first.
      await nextTurn();
      stop.throwIfAborted();
      await work();
    } catch (error) {
      if (error === stop) say({ type: 'cancelled', id });
      else say({ type: 'failed', id, message: error instanceof Error ? error.message : String(error) });
    }
  }

  port.onmessage = ({ data }) => {
    const asked = data as WorkerAsked;
    if (running && (asked.type !== 'cancel' || asked.id === running.id)) running.stop.isStopped = true;
    if (asked.type === 'cancel') return;
    const stop = new Stop();
    running = { id: asked.id, stop };
    const work = () => (asked.type === 'load' ? load(asked.id, asked.shards) : simulate(asked, stop));
    last = last.then(() => answered(asked.id, stop, work));
  };
}

const countOf = (shards: readonly Snapshot[]): number => shards.reduce((sum, { count, undecided }) => sum + count + undecided.length, 0);
