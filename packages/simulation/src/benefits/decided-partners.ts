import { NOT_DECIDED } from '../run/qualified-tiers.ts';
import { lookUpTiers } from './codes.ts';

/** By place of a tier, from the one that is not decided; more tiers than a track has. */
const IS_DECIDED = new Uint8Array(130).fill(1, 1);

interface Block {
  readonly flags: Uint8Array;
  from: number;
}

/** For whom a track is decided, block by block: benefits of one track ask for the same. */
export class DecidedPartners {
  readonly #room: number;
  readonly #blocks = new Map<Int8Array, Block>();

  constructor(room: number) {
    this.#room = room;
  }

  /** 1 for each partner of the block for whom it is; `standing`: the tiers of all partners. */
  in(standing: Int8Array, from: number, count: number): Uint8Array {
    let block = this.#blocks.get(standing);
    if (block === undefined) {
      block = { flags: new Uint8Array(this.#room), from: -1 };
      this.#blocks.set(standing, block);
    }
    if (block.from !== from) lookUpTiers(standing.subarray(from, from + count), NOT_DECIDED, IS_DECIDED, block.flags, count);
    block.from = from;
    return block.flags;
  }
}
