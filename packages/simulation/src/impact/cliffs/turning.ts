import { type Bits, newBits, wordsFor } from '../../columns/bits.ts';
import type { StatusId, StatusNode } from '../../plan/node.ts';
import type { Plan } from '../../plan/plan.ts';
import type { BlockRunner } from '../../run/block-runner.ts';

/** Whose status at a node turns with a test: from or to met, and from or to "met or unknown". */
interface Turned {
  readonly met: Bits;
  readonly may: Bits;
}

/** A node above a test, and those of its parts that turn with it. */
interface Above {
  readonly id: StatusId;
  readonly node: StatusNode;
  readonly turning: readonly StatusId[];
}

const partsOf = (node: StatusNode): readonly StatusId[] => (node.op === 'test' ? [] : node.op === 'not' ? [node.part] : node.parts);

/** The nodes that lie between roots and a test, each behind those that it needs. */
export function nodesAbove(plan: Plan, test: StatusId, roots: readonly (StatusId | null)[]): readonly Above[] {
  const turning = new Map<StatusId, boolean>();
  const above: Above[] = [];
  const turns = (id: StatusId): boolean => {
    const known = turning.get(id);
    if (known !== undefined) return known;
    const node = plan.statuses[id] as StatusNode;
    const parts = partsOf(node).filter(turns);
    const does = id === test || parts.length > 0;
    turning.set(id, does);
    if (id !== test && does) above.push({ id, node, turning: parts });
    return does;
  };
  for (const root of roots) if (root !== null) turns(root);
  return above;
}

/** Flags that are used again. */
class Spare {
  readonly #all: Bits[] = [];
  readonly #room: number;
  #taken = 0;

  constructor(room: number) {
    this.#room = room;
  }

  take(): Bits {
    const at = this.#taken;
    this.#taken += 1;
    this.#all[at] ??= newBits(this.#room);
    return this.#all[at];
  }

  reuse(): void {
    this.#taken = 0;
  }
}

/**
 * Follows a test that turns up to the tiers, for a block of partners at a time, in flags alone: of an `all` that is met each
 * part decides, of one that is missed the only part that is not met.
 */
export class Turning {
  readonly #runner: BlockRunner;
  /** By node: for whom exactly one part is not set (of `all`), or is (of `any`); and for whom no part stands in the way. */
  readonly #deciding = new Map<string, Bits>();
  readonly #turned = new Map<StatusId, Turned>();
  readonly #ofBlock: Spare;
  readonly #ofTest: Spare;

  constructor(runner: BlockRunner) {
    this.#runner = runner;
    this.#ofBlock = new Spare(runner.room);
    this.#ofTest = new Spare(runner.room);
  }

  /** Forgets the block before. */
  enter(): void {
    this.#deciding.clear();
    this.#ofBlock.reuse();
  }

  /** The flags that turn at nodes above a test, where it turns for some partners whose status at it is known. */
  follow(test: StatusId, partners: Bits, above: readonly Above[]): ReadonlyMap<StatusId, Turned> {
    this.#turned.clear();
    this.#ofTest.reuse();
    this.#turned.set(test, { met: partners, may: partners });
    for (const one of above) this.#turned.set(one.id, this.#turnedAt(one));
    return this.#turned;
  }

  #turnedAt({ id, node, turning }: Above): Turned {
    const [only] = turning;
    if (only === undefined) throw new Error('nothing turns here');
    const part = this.#turned.get(only) as Turned;
    if (node.op === 'not') return { met: part.may, may: part.met };
    const met = this.#flagsAt(id, node, turning, 'met');
    const isSame = turning.every((one) => this.#isSame(one)) && this.#runner.status(id).met === this.#runner.status(id).may;
    return { met, may: isSame ? met : this.#flagsAt(id, node, turning, 'may') };
  }

  #isSame(id: StatusId): boolean {
    const { met, may } = this.#turned.get(id) as Turned;
    const outcome = this.#runner.status(id);
    return met === may && outcome.met === outcome.may;
  }

  #flagsAt(id: StatusId, node: StatusNode, turning: readonly StatusId[], flag: 'met' | 'may'): Bits {
    const isAll = node.op === 'all';
    const parts = partsOf(node);
    const out = this.#ofTest.take();
    const words = wordsFor(this.#runner.count);
    const [only] = turning;
    if (turning.length === 1 && only !== undefined && parts.filter((part) => part === only).length === 1) {
      const turned = (this.#turned.get(only) as Turned)[flag];
      const is = this.#runner.status(only)[flag];
      const one = this.#one(id, parts, isAll, flag);
      const none = this.#none(id, isAll, flag);
      for (let word = 0; word < words; word += 1) {
        const bits = turned[word] as number;
        // `is` of an `all` that is set, not `is` where it alone is not; of an `any` the other way round.
        const set = isAll ? (is[word] as number) : ~(is[word] as number);
        out[word] = bits === 0 ? 0 : bits & ((set & (none[word] as number)) | (~set & (one[word] as number)));
      }
      return out;
    }
    return this.#anew(id, parts, isAll, flag, out);
  }

  /** Worked out again with parts that turn: where several of them do. */
  #anew(id: StatusId, parts: readonly StatusId[], isAll: boolean, flag: 'met' | 'may', out: Bits): Bits {
    const words = wordsFor(this.#runner.count);
    const before = this.#runner.status(id)[flag];
    for (let word = 0; word < words; word += 1) {
      let now = isAll ? -1 : 0;
      for (const part of parts) {
        const bits = (this.#runner.status(part)[flag][word] as number) ^ (this.#turned.get(part)?.[flag][word] ?? 0);
        now = isAll ? now & bits : now | bits;
      }
      out[word] = now ^ (before[word] as number);
    }
    return out;
  }

  /** Where no part stands in the way: an `all` that is set, an `any` that is not. */
  #none(id: StatusId, isAll: boolean, flag: 'met' | 'may'): Bits {
    const bits = this.#runner.status(id)[flag];
    if (isAll) return bits;
    return this.#once(`none ${id} ${flag}`, (none, words) => {
      for (let word = 0; word < words; word += 1) none[word] = ~(bits[word] as number);
    });
  }

  #one(id: StatusId, parts: readonly StatusId[], isAll: boolean, flag: 'met' | 'may'): Bits {
    return this.#once(`one ${id} ${flag}`, (one, words) => {
      const more = this.#ofTest.take().fill(0);
      one.fill(0);
      for (const part of parts) {
        const bits = this.#runner.status(part)[flag];
        for (let word = 0; word < words; word += 1) {
          const against = isAll ? ~(bits[word] as number) : (bits[word] as number);
          more[word] = (more[word] as number) | ((one[word] as number) & against);
          one[word] = (one[word] as number) | against;
        }
      }
      for (let word = 0; word < words; word += 1) one[word] = (one[word] as number) & ~(more[word] as number);
    });
  }

  #once(key: string, make: (into: Bits, words: number) => void): Bits {
    let known = this.#deciding.get(key);
    if (known === undefined) {
      known = this.#ofBlock.take();
      make(known, wordsFor(this.#runner.count));
      this.#deciding.set(key, known);
    }
    return known;
  }
}
