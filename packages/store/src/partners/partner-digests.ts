import { createHash, type Hash } from 'node:crypto';

/** Hashes of what was read of each partner, whatever else was read at the same time. */
export class PartnerDigests {
  readonly #hashes = new Map<string, Hash>();
  readonly #digests = new Map<string, string>();

  add(partner: string, text: string): void {
    const hash = this.#hashes.get(partner) ?? createHash('sha256');
    this.#hashes.set(partner, hash.update(text).update('\n'));
  }

  /** Of a partner, when all of it is read; it is asked as often as one likes. */
  of(partner: string): string {
    const known = this.#digests.get(partner) ?? this.#hashes.get(partner)?.digest('hex') ?? '';
    this.#digests.set(partner, known);
    return known;
  }
}
