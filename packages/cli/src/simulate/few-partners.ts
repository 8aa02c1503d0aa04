import type { PartnerData } from '@tierwright/facts';
import { MOST_CANDIDATES } from '@tierwright/simulation';

/** The partners of a base that is small enough to look at all of them, as for who has a lead next. */
export class FewPartners {
  #kept: Map<string, PartnerData> | null = new Map();

  add(partner: PartnerData): void {
    if (this.#kept !== null && this.#kept.size >= MOST_CANDIDATES) this.#kept = null;
    this.#kept?.set(partner.id, partner);
  }

  /** Null: they are too many. */
  get all(): ReadonlyMap<string, PartnerData> | null {
    return this.#kept;
  }
}
