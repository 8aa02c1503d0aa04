import type { CompiledProgram } from '@tierwright/engine';
import type { PartnerData } from '@tierwright/facts';
import type { Versions } from '../impact/decided-shard.ts';
import { fits } from '../snapshot/fits.ts';
import type { Snapshot, SnapshotQuestion } from '../snapshot/snapshot.ts';
import { SnapshotBuilder } from '../snapshot/snapshot-builder.ts';
import { columnsAsked } from './columns-asked.ts';
import type { HeldBase, Making } from './held-base.ts';
import type { DaysAsked } from './messages.ts';
import type { ReadPartners } from './partner-lines.ts';
import { withFamilies } from './with-families.ts';

/** Partners of a shard: a version is planned once for each, which takes as long as deciding some thousand partners. */
const SHARD = 10_000;
/** Questions whose shards are kept: the day, and the range. */
const QUESTIONS = 2;

const countsFamilies = ({ program: { facts = {} } }: CompiledProgram): boolean =>
  Object.values(facts).some(({ over }) => over === 'family');

/** Partners as they were read, and columns of them, made when a question needs others than there are. */
export class PartnersBase implements HeldBase {
  readonly base: string;
  readonly #partners: readonly PartnerData[];
  readonly #days: DaysAsked;
  /** By question: the shards that were made for it. */
  readonly #kept = new Map<string, (Snapshot | undefined)[]>();
  #families: readonly PartnerData[] | undefined;
  /** Columns that were being made when somebody asked for something else. */
  #begun: Begun | undefined;

  constructor({ partners, base }: ReadPartners, days: DaysAsked) {
    this.#partners = partners;
    this.base = base;
    this.#days = days;
  }

  get partners(): number {
    return this.#partners.length;
  }

  /** Columns are made for whatever is asked. */
  unfit(): readonly [] {
    return [];
  }

  async *shards(versions: Versions, days: DaysAsked | undefined, making: Making): AsyncGenerator<Snapshot> {
    const question = { ...(days ?? this.#days), base: this.base };
    const both = [versions.baseline, versions.candidate];
    const partners = both.some(countsFamilies) ? this.#withFamilies() : this.#partners;
    const kept = this.#keptFor(`${JSON.stringify(question)} ${partners === this.#partners}`);
    for (let place = 0; place * SHARD < Math.max(partners.length, 1); place += 1) {
      const older = kept[place];
      const shard =
        older && fits(older.made, both, question).length === 0
          ? older
          : await this.#made(partners.slice(place * SHARD, (place + 1) * SHARD), { both, question, older, place }, making);
      kept[place] = shard;
      yield shard;
    }
  }

  /** Goes on where it was cancelled, if what is asked now needs the same columns: who types on does not wait for them again. */
  async #made(partners: readonly PartnerData[], columns: Columns, { signal, pause }: Making): Promise<Snapshot> {
    const { both, question, older, place } = columns;
    const of = JSON.stringify([place, partners.length, question, both.map((compiled) => columnsAsked(compiled, question)).sort()]);
    const known = this.#begun;
    const begun =
      known?.of === of && known.older === older ? known : { of, older, builder: new SnapshotBuilder(both, question, older), taken: 0 };
    while (begun.taken < partners.length) {
      // A mistake of ours in the middle of a partner must not be gone on from.
      this.#begun = undefined;
      begun.builder.add(partners[begun.taken] as PartnerData);
      begun.taken += 1;
      this.#begun = begun;
      const waits = pause();
      if (waits) await waits;
      signal.throwIfAborted();
    }
    this.#begun = undefined;
    return begun.builder.finish();
  }

  #withFamilies(): readonly PartnerData[] {
    this.#families ??= withFamilies(this.#partners);
    return this.#families;
  }

  #keptFor(question: string): (Snapshot | undefined)[] {
    const known = this.#kept.get(question) ?? [];
    this.#kept.delete(question);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size >= QUESTIONS && oldest !== undefined) this.#kept.delete(oldest);
    this.#kept.set(question, known);
    return known;
  }
}

interface Columns {
  readonly both: readonly CompiledProgram[];
  readonly question: SnapshotQuestion;
  readonly older: Snapshot | undefined;
  readonly place: number;
}

interface Begun {
  /** What is made: of which partners, for which columns. */
  readonly of: string;
  readonly older: Snapshot | undefined;
  readonly builder: SnapshotBuilder;
  /** Partners that are in it. */
  taken: number;
}
