import { type PartnerReading, readPartner } from '@tierwright/engine';
import type { PartnerData, PreparedPartner } from '@tierwright/facts';
import type { Problem } from '@tierwright/program';
import type { LifecycleProgram } from '../machine/lifecycle-program.ts';
import { asOfMember } from '../members/as-of-member.ts';
import type { Member } from '../members/member.ts';

/** Data of a partner that a program cannot use, though they were checked when they came: nothing can be said of it. */
export class UnusablePartner extends Error {
  readonly problems: readonly Problem[];

  constructor(partner: string, problems: readonly Problem[]) {
    super(`The data of ${partner} cannot be used: ${problems[0]?.message ?? ''}`);
    this.problems = problems;
  }
}

/** Partners as programs read them, each reading made once. */
export abstract class PartnerReadings {
  readonly #prepared = new Map<string, PreparedPartner>();
  readonly #readings = new Map<string, PartnerReading>();

  /** What is known of a partner; may throw where it has to be loaded first. */
  abstract file(id: string): PartnerData | undefined;
  abstract member(id: string): Member | undefined;

  /** Something became known: what was read of any partner before no longer counts, since families see each other. */
  protected forgetReadings(): void {
    this.#prepared.clear();
    this.#readings.clear();
  }

  /** A membership moved: readings of its partner no longer count. */
  protected forgetReadingsOf(id: string): void {
    for (const key of this.#readings.keys()) if (key.startsWith(`${id}\n`)) this.#readings.delete(key);
  }

  /** A partner as a program reads it. Of one of whom there is no file nothing is loaded, so nothing is known. */
  prepared(program: LifecycleProgram, id: string): PreparedPartner {
    const key = `${id}\n${program.hash}`;
    const known = this.#prepared.get(key);
    if (known) return known;
    const prepared = program.compiled.facts.prepare(this.file(id) ?? { id, loaded: {} }, { extra: 'ignore' });
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
