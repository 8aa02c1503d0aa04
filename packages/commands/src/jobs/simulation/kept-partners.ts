import { readSnapshot, runAnswers, type SeekRound, type Snapshot, type SweepPart, type Watch, writeSnapshot } from '@tierwright/simulation';
import { addPart, partPartners, type Store } from '@tierwright/store';
import { JobFailed } from '../job-run.ts';
import type { Simulated } from './simulated.ts';

/** Partners as they are kept for later rounds of a search: the store may have others by then. */
export const keptBytes = (shard: Snapshot): Promise<Uint8Array> => writeSnapshot(shard);

/** What partners that were kept answer in a later round of a search. Throws JobFailed. */
export async function answerAgain(
  bytes: Uint8Array | undefined,
  { versions }: Simulated,
  round: SeekRound,
  watch: Watch,
): Promise<SweepPart> {
  // A copy begins where numbers may begin; what a database hands out need not.
  const read = bytes && (await readSnapshot(Uint8Array.from(bytes)));
  if (!read?.ok) throw new JobFailed('CMD505', 'The partners that were kept cannot be read.');
  const { round: part } = await runAnswers(read.value, versions, { time: null, isAttributed: false, sweeps: [], round }, watch);
  if (part === null) throw new Error('a round was asked and not answered');
  return part;
}

/** Shards of one run of a job, kept in the store: few are in memory at a time. */
export class KeptPartners {
  readonly #store: Store;
  readonly #tenant: string;
  readonly #job: string;
  readonly #first: number;
  #count = 0;

  /** `run`: a new id. Each run has numbers of its own: one that was taken over may still write. */
  constructor(store: Store, { tenant, job, run }: { readonly tenant: string; readonly job: string; readonly run: string }) {
    this.#store = store;
    this.#tenant = tenant;
    this.#job = job;
    this.#first = (Number.parseInt(run.slice(0, 4), 16) & 0x7fff) << 16;
  }

  async add(shard: Snapshot): Promise<void> {
    const bytes = await keptBytes(shard);
    await this.#store.transaction(this.#tenant, (tx) => addPart(tx, this.#job, this.#first + this.#count, bytes));
    this.#count += 1;
  }

  async *all(): AsyncGenerator<Uint8Array | undefined> {
    for (let n = this.#first; n < this.#first + this.#count; n += 1)
      yield await this.#store.read(this.#tenant, (tx) => partPartners(tx, this.#job, n));
  }
}
