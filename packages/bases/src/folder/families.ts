import { createReadStream } from 'node:fs';
import type { PartnerData } from '@tierwright/facts';
import type { Program } from '@tierwright/program';
import type { BasePartner } from '../base.ts';
import { linesOf } from '../files/lines.ts';

/** Whether a program has facts that count the records of a whole family. */
export const countsFamilies = (programs: readonly Program[]): boolean =>
  programs.some(({ facts = {} }) => Object.values(facts).some(({ over }) => over === 'family'));

const BATCH = 1000;
const CHUNK = 1 << 20;
const PARENT = Buffer.from('"parent"');

/** Each partner's parent, found without keeping the partners: only lines that have one are parsed. */
async function parentsIn(partnersFile: string): Promise<Map<string, string>> {
  const parents = new Map<string, string>();
  for await (const lines of linesOf(createReadStream(partnersFile, { highWaterMark: CHUNK }))) {
    for (const { bytes } of lines) {
      if (!bytes.includes(PARENT)) continue;
      try {
        const { id, parent } = JSON.parse(bytes.toString());
        if (typeof id === 'string' && typeof parent === 'string') parents.set(id, parent);
      } catch {
        // The reading that follows says what is wrong with the line.
      }
    }
  }
  return parents;
}

/** Gathers the members of families as they are read: a family can be decided when all of it is known. */
export class Families {
  readonly #roots: ReadonlyMap<string, string>;
  readonly #members = new Map<string, BasePartner[]>();

  private constructor(roots: ReadonlyMap<string, string>) {
    this.#roots = roots;
  }

  /** Nobody is held back. */
  static none(): Families {
    return new Families(new Map());
  }

  /** The families of a file with a partner a line: everybody under one partner without a parent. */
  static async of(partnersFile: string): Promise<Families> {
    return Families.under(await parentsIn(partnersFile));
  }

  /** The families of those who have a parent, by their ids. */
  static under(parents: ReadonlyMap<string, string>): Families {
    const roots = new Map<string, string>();
    for (const id of parents.keys()) {
      let root = id;
      const seen = new Set([root]);
      for (let next = parents.get(root); next !== undefined && !seen.has(next); next = parents.get(root)) {
        root = next;
        seen.add(root);
      }
      roots.set(id, root);
      roots.set(root, root);
    }
    return new Families(roots);
  }

  /** Keeps a partner that belongs to a family, and says so. */
  keep(partner: BasePartner): boolean {
    const root = this.#roots.get(partner.partner.id);
    if (root === undefined) return false;
    const members = this.#members.get(root);
    if (members) members.push(partner);
    else this.#members.set(root, [partner]);
    return true;
  }

  /** Everybody who was kept, each with the rest of its family, some families at a time. */
  *batches(): Generator<readonly BasePartner[]> {
    let batch: BasePartner[] = [];
    for (const members of this.#members.values()) {
      for (const { line, partner } of members) {
        const others = members
          .filter((member) => member.partner !== partner)
          .map(({ partner: { family: _, ...other } }): PartnerData => other);
        batch.push({ line, partner: { ...partner, family: others } });
      }
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
  }
}
