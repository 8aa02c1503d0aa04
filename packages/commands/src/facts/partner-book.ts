import { type PartnerReading, readPartner } from '@tierwright/engine';
import type { PartnerData, PreparedPartner } from '@tierwright/facts';
import { asOfMember, type LifecycleProgram, type Member } from '@tierwright/lifecycle';
import type { Problem } from '@tierwright/program';
import { memberBodies, partnerData, type Tx } from '@tierwright/store';
import { NotLoaded } from './not-loaded.ts';

/** Data of a partner that a program in force cannot use, though some were checked when they came: nothing can be said of it. */
export class UnusablePartner extends Error {
  readonly problems: readonly Problem[];

  constructor(partner: string, problems: readonly Problem[]) {
    super(`The data of ${partner} cannot be used: ${problems[0]?.message ?? ''}`);
    this.problems = problems;
  }
}

/** A partner of whom there is nothing: nothing is loaded, so nothing of it is known. */
const nothingOf = (id: string): PartnerData => ({ id, loaded: {} });

/** Partners as steps of one transaction see them: their files and memberships, and readings of them, each made once. */
export class PartnerBook {
  readonly #tx: Tx;
  readonly #files = new Map<string, PartnerData | undefined>();
  readonly #members = new Map<string, Member | undefined>();
  readonly #prepared = new Map<string, PreparedPartner>();
  readonly #readings = new Map<string, PartnerReading>();

  constructor(tx: Tx) {
    this.#tx = tx;
  }

  /** Reads several at once; those that are there already are not read again. */
  async load(ids: readonly string[]): Promise<void> {
    const missing = [...new Set(ids)].filter((id) => !this.#files.has(id));
    if (missing.length === 0) return;
    const found = await partnerData(this.#tx, missing);
    const members = await memberBodies(this.#tx, missing);
    for (const id of missing) {
      this.#files.set(id, found.get(id));
      this.#members.set(id, members.get(id) as unknown as Member | undefined);
    }
  }

  file(id: string): PartnerData | undefined {
    if (!this.#files.has(id)) throw new NotLoaded(`partner ${id}`, () => this.load([id]));
    return this.#files.get(id);
  }

  /** The membership of a partner whose file was read. */
  member(id: string): Member | undefined {
    this.file(id);
    return this.#members.get(id);
  }

  /** A membership moved. */
  moved(member: Member): void {
    this.#members.set(member.id, member);
    this.#readings.clear();
  }

  /** Records were added: what was read before no longer counts, of nobody, since families see each other. */
  forget(): void {
    this.#files.clear();
    this.#members.clear();
    this.#prepared.clear();
    this.#readings.clear();
  }

  prepared(program: LifecycleProgram, id: string): PreparedPartner {
    const key = `${id}\n${program.hash}`;
    const known = this.#prepared.get(key);
    if (known) return known;
    const prepared = program.compiled.facts.prepare(this.file(id) ?? nothingOf(id), { extra: 'ignore' });
    if (!prepared.ok) throw new UnusablePartner(id, prepared.problems);
    this.#prepared.set(key, prepared.value);
    return prepared.value;
  }

  reading(program: LifecycleProgram, id: string, day: string, parametersAsOf = day): PartnerReading {
    const key = `${id}\n${program.hash}\n${day}\n${parametersAsOf}`;
    const known = this.#readings.get(key);
    if (known) return known;
    const prepared = this.prepared(program, id);
    const member = this.member(id);
    const data = member ? asOfMember(prepared, member) : prepared;
    const read = readPartner(program.compiled, data, { asOf: day, parametersAsOf });
    if (!read.ok) throw new UnusablePartner(id, read.problems);
    this.#readings.set(key, read.value);
    return read.value;
  }
}
