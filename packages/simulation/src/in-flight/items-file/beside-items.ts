import type { LedgerEntry, Opposing, OpposingRecord, WorldPerson } from '@tierwright/lifecycle';
import type { KeptWork } from '../kept-work.ts';
import { isObject } from './item-shape.ts';

const SOURCES = ['directOpportunities', 'contracts', 'namedAccounts', 'tenders'] as const;

/** What a line would have to have where it cannot be used. */
export interface Unusable {
  readonly pointer: string;
  readonly expected: string;
}

/** What items look at besides, as lines tell it: people, sources of opposing records and a ledger, each only if it is told. */
export class BesideItems {
  #people: WorldPerson[] | null = null;
  readonly #opposing: { -readonly [K in keyof Opposing]?: OpposingRecord[] | null } = {};
  #ledger: LedgerEntry[] | null = null;

  get told(): Omit<KeptWork, 'items'> {
    return { people: this.#people, opposing: this.#opposing, ledger: this.#ledger };
  }

  take(line: Readonly<Record<string, unknown>>): Unusable | undefined {
    switch (line.kind) {
      case 'person':
        return this.#person(line);
      case 'entry':
        return this.#entry(line);
      case 'source':
        return this.#source(line);
      default:
        return this.#record(line);
    }
  }

  #person({ kind: _, ...person }: Readonly<Record<string, unknown>>): Unusable | undefined {
    if (typeof person.id !== 'string') return { pointer: '/id', expected: 'a text' };
    this.#people ??= [];
    this.#people.push(person as unknown as WorldPerson);
    return undefined;
  }

  #entry({ entry }: Readonly<Record<string, unknown>>): Unusable | undefined {
    if (!isObject(entry)) return { pointer: '/entry', expected: 'an entry of a ledger' };
    this.#ledger ??= [];
    this.#ledger.push(entry as unknown as LedgerEntry);
    return undefined;
  }

  #source({ source: name, isLoaded }: Readonly<Record<string, unknown>>): Unusable | undefined {
    if (name === 'ledger') {
      this.#ledger ??= [];
      return undefined;
    }
    const source = SOURCES.find((one) => one === name);
    if (source === undefined) return { pointer: '/source', expected: `one of ${[...SOURCES, 'ledger'].join(', ')}` };
    this.#opposing[source] = isLoaded === true ? (this.#opposing[source] ?? []) : null;
    return undefined;
  }

  #record({ source: name, record }: Readonly<Record<string, unknown>>): Unusable | undefined {
    const source = SOURCES.find((one) => one === name);
    if (source === undefined) return { pointer: '/source', expected: `one of ${SOURCES.join(', ')}` };
    if (!isObject(record) || typeof record.id !== 'string') return { pointer: '/record', expected: 'a record with its id' };
    const records = this.#opposing[source] ?? [];
    this.#opposing[source] = records;
    records.push(record as unknown as OpposingRecord);
    return undefined;
  }
}
