import type { PartnerData } from '@tierwright/facts';
import { type Member, PartnerReadings } from '@tierwright/lifecycle';
import { memberBodies, partnerData, type Tx } from '@tierwright/store';
import { NotLoaded } from './not-loaded.ts';

/** Partners as steps of one transaction see them: their files and memberships, and readings of them, each made once. */
export class PartnerBook extends PartnerReadings {
  readonly #tx: Tx;
  readonly #files = new Map<string, PartnerData | undefined>();
  readonly #members = new Map<string, Member | undefined>();

  constructor(tx: Tx) {
    super();
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

  /** The title of a partner whose file was read. */
  titleRead(id: string): string | undefined {
    return this.#files.get(id)?.title;
  }

  /** The membership of a partner whose file was read. */
  member(id: string): Member | undefined {
    this.file(id);
    return this.#members.get(id);
  }

  /** A membership moved. */
  moved(member: Member): void {
    this.#members.set(member.id, member);
    this.forgetReadingsOf(member.id);
  }

  /** Records were added: what was read before no longer counts, of nobody, since families see each other. */
  forget(): void {
    this.#files.clear();
    this.#members.clear();
    this.forgetReadings();
  }
}
