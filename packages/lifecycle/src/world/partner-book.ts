import type { PartnerData, RecordData } from '@tierwright/facts';
import type { Json } from '@tierwright/program';
import type { Member } from '../members/member.ts';
import { PartnerReadings } from './partner-readings.ts';

/** What becomes known of a partner: attributes and facts replace their own, records are added to those of their kind or replace that of their id. */
export interface PartnerChange {
  readonly attributes?: Readonly<Record<string, Json>>;
  readonly facts?: Readonly<Record<string, Json>>;
  readonly records?: Readonly<Record<string, readonly RecordData[]>>;
  readonly loaded?: Readonly<Record<string, string | null>>;
}

/** Records that are known by their id, such as an exception that is revoked, take the place of what they were. */
function added(records: PartnerData['records'], more: Readonly<Record<string, readonly RecordData[]>>): Record<string, RecordData[]> {
  const all: Record<string, RecordData[]> = { ...records };
  for (const [kind, list] of Object.entries(more)) {
    const ids = new Set(list.flatMap(({ id }) => id ?? []));
    const others = (all[kind] ?? []).filter(({ id }) => id === undefined || !ids.has(id));
    all[kind] = [...others, ...list];
  }
  return all;
}

/** The partners of a world: their files as they are now, and readings of them. */
export class PartnerBook extends PartnerReadings {
  readonly #files: Map<string, PartnerData>;
  readonly #members: (partner: string) => Member | undefined;

  constructor(partners: readonly PartnerData[], members: (partner: string) => Member | undefined) {
    super();
    this.#files = new Map(partners.map((partner) => [partner.id, partner]));
    this.#members = members;
  }

  get ids(): readonly string[] {
    return [...this.#files.keys()].sort();
  }

  file(id: string): PartnerData | undefined {
    return this.#files.get(id);
  }

  member(id: string): Member | undefined {
    return this.#members(id);
  }

  /** What a partner's file would be if something became known. */
  changed(id: string, { attributes, facts, records, loaded }: PartnerChange): PartnerData {
    const file = this.#files.get(id) ?? { id };
    return {
      ...file,
      ...(attributes ? { attributes: { ...file.attributes, ...attributes } } : {}),
      ...(facts ? { facts: { ...file.facts, ...facts } } : {}),
      ...(records ? { records: added(file.records, records) } : {}),
      ...(loaded ? { loaded: { ...file.loaded, ...loaded } } : {}),
    };
  }

  /** Something became known: what was read of any partner before no longer counts, since families see each other. */
  change(id: string, change: PartnerChange): void {
    this.#files.set(id, this.changed(id, change));
    this.forgetReadings();
  }

  /** A membership moved. */
  forget(id: string): void {
    this.forgetReadingsOf(id);
  }
}
