import { createHash } from 'node:crypto';

/** Each of 16 bits: so many that nobody finds other partners with the same sum (LtHash). */
const LANES = 1024;

/**
 * Names what was read of partners, in whatever order and however cut: every one is stretched to numbers, and these are added up,
 * so sums of shards add up to the sum of the base.
 */
export class BaseSum {
  readonly #lanes = new Uint16Array(LANES);

  /** The sums of some shards as one. */
  static of(texts: readonly string[]): BaseSum {
    const sum = new BaseSum();
    for (const text of texts) sum.#add(Buffer.from(text, 'base64'));
    return sum;
  }

  /** What was read of one partner. */
  add(seen: string): void {
    this.#add(
      createHash('shake128', { outputLength: LANES * 2 })
        .update(seen)
        .digest(),
    );
  }

  /** To be kept and added to others. */
  get text(): string {
    return this.#bytes().toString('base64');
  }

  /** SHA-256 of all that was read. */
  get hash(): string {
    return createHash('sha256').update(this.#bytes()).digest('hex');
  }

  #add(bytes: Buffer): void {
    for (let lane = 0; lane < LANES; lane += 1) this.#lanes[lane] = (this.#lanes[lane] as number) + bytes.readUInt16LE(lane * 2);
  }

  #bytes(): Buffer {
    const bytes = Buffer.alloc(LANES * 2);
    for (const [lane, value] of this.#lanes.entries()) bytes.writeUInt16LE(value, lane * 2);
    return bytes;
  }
}
