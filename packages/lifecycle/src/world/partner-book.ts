import { type PartnerReading, readPartner } from '@tierwright/engine';
import type { PartnerData, PreparedPartner, RecordData } from '@tierwright/facts';
import type { Json, Problem } from '@tierwright/program';
import type { LifecycleProgram } from '../machine/lifecycle-program.ts';
import { asOfMember } from '../members/as-of-member.ts';
import type { Member } from '../members/member.ts';

/** What becomes known of a partner: attributes and facts replace their own, records are added to those of their kind or replace that of their id. */
export interface PartnerChange {
  readonly attributes?: Readonly<Record<string, Json>>;
  readonly facts?: Readonly<Record<string, Json>>;
  readonly records?: Readonly<Record<string, readonly RecordData[]>>;
  readonly loaded?: Readonly<Record<string, string | null>>;
}

/** Partner data that a program cannot use. A world is made of data that were checked: this is a mistake of whoever made it. */
export class UnusablePartner extends Error {
  readonly problems: readonly Problem[];

  constructor(partner: string, problems: readonly Problem[]) {
    super(`The data of ${partner} cannot be used: ${problems[0]?.message ?? ''}`);
    this.problems = problems;
  }
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

/** The partners of a world: their files as they are now, and readings of them, each made once. */
export class PartnerBook {
  readonly #files: Map<string, PartnerData>;
  readonly #members: (partner: string) => Member | undefined;
  readonly #prepared = new Map<string, PreparedPartner>();
  readonly #readings = new Map<string, PartnerReading>();

  constructor(partners: readonly PartnerData[], members: (partner: string) => Member | undefined) {
    this.#files = new Map(partners.map((partner) => [partner.id, partner]));
    this.#members = members;
  }

  get ids(): readonly string[] {
    return [...this.#files.keys()].sort();
  }

  file(id: string): PartnerData | undefined {
    return this.#files.get(id);
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
    this.#prepared.clear();
    this.#readings.clear();
  }

  /** A membership moved: readings of the partner no longer count. */
  forget(id: string): void {
    for (const key of this.#readings.keys()) if (key.startsWith(`${id}\n`)) this.#readings.delete(key);
  }

  prepared(program: LifecycleProgram, id: string): PreparedPartner {
    const key = `${id}\n${program.hash}`;
    const known = this.#prepared.get(key);
    if (known) return known;
    // A partner of whom there is no file: nothing is loaded, so nothing of it is known.
    const prepared = program.compiled.facts.prepare(this.#files.get(id) ?? { id, loaded: {} }, { extra: 'ignore' });
    if (!prepared.ok) throw new UnusablePartner(id, prepared.problems);
    this.#prepared.set(key, prepared.value);
    return prepared.value;
  }

  reading(program: LifecycleProgram, id: string, day: string, parametersAsOf = day): PartnerReading {
    const key = `${id}\n${program.hash}\n${day}\n${parametersAsOf}`;
    const known = this.#readings.get(key);
    if (known) return known;
    const member = this.#members(id);
    const prepared = this.prepared(program, id);
    const data = member ? asOfMember(prepared, member) : prepared;
    const read = readPartner(program.compiled, data, { asOf: day, parametersAsOf });
    if (!read.ok) throw new UnusablePartner(id, read.problems);
    this.#readings.set(key, read.value);
    return read.value;
  }
}
