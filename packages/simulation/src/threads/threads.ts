import { compileProgram } from '@tierwright/engine';
import type { Program } from '@tierwright/program';
import { type ImpactPart, impactOf } from '../impact/impact.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

/** A version as it goes to another thread: threads compile it for themselves. */
export interface VersionDocument {
  readonly program: Program;
  readonly hash: string;
}

/** What decides a shard, wherever. */
export interface ImpactJob {
  readonly baseline: VersionDocument;
  readonly candidate: VersionDocument;
  readonly snapshot: Snapshot;
}

/** Jobs that threads do, by name: pure, so that it makes no difference where one is done, or how often. */
export const THREAD_JOBS = {
  impact: ({ baseline, candidate, snapshot }: ImpactJob): ImpactPart =>
    impactOf(snapshot, { baseline: compiledOf(baseline), candidate: compiledOf(candidate) }),
};

/** Several threads, each at one job at a time; they share no memory. */
export interface Threads {
  /** How many there are. */
  readonly size: number;
  /** Has a job done; what `transfer` names is given away. Jobs begin in the order in which they are asked for. */
  run(job: string, input: unknown, transfer?: readonly ArrayBuffer[]): Promise<unknown>;
  /** Ends them, in the middle of their jobs. */
  close(): Promise<void>;
}

const compiled = new Map<string, ReturnType<typeof compileProgram>>();

/** The same versions decide many shards; two of them are kept. */
export function compiledOf({ program, hash }: VersionDocument): ReturnType<typeof compileProgram> {
  const known = compiled.get(hash);
  if (known) return known;
  const [oldest] = compiled.keys();
  if (compiled.size >= 2 && oldest !== undefined) compiled.delete(oldest);
  const made = compileProgram(program, hash);
  compiled.set(hash, made);
  return made;
}
