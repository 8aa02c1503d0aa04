import { CompiledDocuments, type CompiledProgram } from '@tierwright/engine';
import type { Outcome } from '@tierwright/program';
import { decideShard, type Versions } from '../impact/decided-shard.ts';
import { type FoundPartners, mergePartners, partnersOf } from '../impact/drill-down/partners-of.ts';
import { readSelector } from '../impact/drill-down/read-selector.ts';
import { impactReport } from '../impact/impact.ts';
import { runImpact } from '../run-impact/run-impact.ts';
import { turns } from '../run-impact/turns.ts';
import { readSnapshot } from '../snapshot/arrow/read-snapshot.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { HeldBase, Making } from './held-base.ts';
import { type MessagePort, nextTurn, now } from './message-port.ts';
import type { VersionsAsked, WorkerAsked, WorkerSaid } from './messages.ts';
import { readPartnerLines } from './partner-lines.ts';
import { PartnersBase } from './partners-base.ts';
import { snapshotBase } from './snapshot-base.ts';

type Asked<Type extends WorkerAsked['type']> = Extract<WorkerAsked, { type: Type }>;

const LOADS: readonly WorkerAsked['type'][] = ['load', 'partners'];

/** Ends a run from outside; what it throws then. */
class Stop {
  readonly isLoad: boolean;
  isStopped = false;

  constructor(type: WorkerAsked['type']) {
    this.isLoad = LOADS.includes(type);
  }

  throwIfAborted(): void {
    if (this.isStopped) throw this;
  }
}

/** Steps over a large shard are long: after each of them it is looked whether somebody has typed on. */
const EVERY = 1;

const makingOf = (signal: Stop): Making => ({ signal, pause: turns(now, nextTurn, EVERY) });

/** SIM-R8: answers messages over a port: a base of partners in memory, and what candidates do to it. */
export function serveSimulation(port: MessagePort): void {
  const say = (said: WorkerSaid): void => port.postMessage(said);
  const documents = new CompiledDocuments(4);
  let held: HeldBase = snapshotBase([]);
  /** By the id of what was asked: what is answered, or waits. */
  const waiting = new Map<number, Stop>();
  /** One thing after the other: what comes meanwhile cancels what runs, and waits. */
  let last: Promise<void> = Promise.resolve();

  function hold(id: number, base: HeldBase): void {
    held = base;
    say({ type: 'loaded', id, partners: held.partners, base: held.base });
  }

  async function load({ id, shards }: Asked<'load'>): Promise<void> {
    const read: Snapshot[] = [];
    for (const file of shards) {
      const outcome = await readSnapshot(new Uint8Array(file));
      if (!outcome.ok) return say({ type: 'refused', id, of: 'snapshot', problems: outcome.problems });
      read.push(outcome.value);
    }
    hold(id, snapshotBase(read));
  }

  async function take({ id, pieces, days }: Asked<'partners'>): Promise<void> {
    const read = readPartnerLines(pieces);
    if (!read.ok) return say({ type: 'refused', id, of: 'partners', problems: read.problems });
    hold(id, new PartnersBase(read.value, days));
  }

  function compiled(id: number, of: 'baseline' | 'candidate', text: string): CompiledProgram | undefined {
    const outcome: Outcome<CompiledProgram> = documents.of(text);
    if (outcome.ok) return outcome.value;
    say({ type: 'refused', id, of, problems: outcome.problems });
    return undefined;
  }

  /** The versions that are asked about; nothing where one of them, or the base, was refused. */
  function versionsOf({ id, days, ...texts }: VersionsAsked & { readonly id: number }): Versions | undefined {
    const baseline = compiled(id, 'baseline', texts.baseline);
    const candidate = baseline && compiled(id, 'candidate', texts.candidate);
    if (!baseline || !candidate) return undefined;
    const unfit = held.unfit({ baseline, candidate }, days);
    if (unfit.length === 0) return { baseline, candidate };
    say({ type: 'refused', id, of: 'snapshot', problems: unfit });
    return undefined;
  }

  async function simulate(asked: Asked<'simulate'>, stop: Stop): Promise<void> {
    const versions = versionsOf(asked);
    if (!versions) return;
    const { id, days } = asked;
    const began = now();
    const making = makingOf(stop);
    const progress = (done: number): void => say({ type: 'progress', id, done, of: held.partners });
    const part = await runImpact(held.shards(versions, days, making), versions, { progress, ...making });
    const report = impactReport(part, versions);
    say({ type: 'report', id, report, milliseconds: now() - began });
  }

  async function behind(asked: Asked<'behind'>, stop: Stop): Promise<void> {
    const versions = versionsOf(asked);
    if (!versions) return;
    const { id, days, page } = asked;
    const read = readSelector(asked.selector, versions);
    if (!read.ok) return say({ type: 'refused', id, of: 'selector', problems: read.problems });
    const making = makingOf(stop);
    let found: FoundPartners = { total: 0, partners: [] };
    for await (const shard of held.shards(versions, days, making)) {
      found = mergePartners([found, partnersOf(decideShard(shard, versions), read.value, page)], page);
      await nextTurn();
      stop.throwIfAborted();
    }
    say({ type: 'found', id, found });
  }

  async function work(asked: Exclude<WorkerAsked, { type: 'cancel' }>, stop: Stop): Promise<void> {
    switch (asked.type) {
      case 'load':
        return load(asked);
      case 'partners':
        return take(asked);
      case 'simulate':
        return simulate(asked, stop);
      case 'behind':
        return behind(asked, stop);
    }
  }

  async function answered(asked: Exclude<WorkerAsked, { type: 'cancel' }>, stop: Stop): Promise<void> {
    const { id } = asked;
    try {
      // What was asked meanwhile is heard first.
      await nextTurn();
      stop.throwIfAborted();
      await work(asked, stop);
    } catch (error) {
      if (error === stop) say({ type: 'cancelled', id });
      else say({ type: 'failed', id, message: error instanceof Error ? error.message : String(error) });
    } finally {
      if (waiting.get(id) === stop) waiting.delete(id);
    }
  }

  port.onmessage = ({ data }) => {
    const asked = data as WorkerAsked;
    if (asked.type === 'cancel') {
      const stop = waiting.get(asked.id);
      if (stop) stop.isStopped = true;
      return;
    }
    const stop = new Stop(asked.type);
    // A report waits for the base that it is about, and whoever looks behind a number has not asked for another report.
    if (asked.type !== 'behind') for (const other of waiting.values()) other.isStopped ||= stop.isLoad || !other.isLoad;
    waiting.set(asked.id, stop);
    last = last.then(() => answered(asked, stop));
  };
}
