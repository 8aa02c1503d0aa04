import type { PartnerData } from '@tierwright/facts';
import type { Program } from '@tierwright/program';
import { readLines } from '../files/lines.ts';
import type { BaseFolder } from './open-base.ts';
import type { BasePartner } from './read-partners.ts';

/** Whether a program has facts that count the records of a whole family. */
export const countsFamilies = (programs: readonly Program[]): boolean =>
  programs.some(({ facts = {} }) => Object.values(facts).some(({ over }) => over === 'family'));

const PARENT = Buffer.from('"parent"');

/** Each partner's parent, found without keeping the partners: only lines that have one are parsed. */
async function parentsIn({ partnersFile }: BaseFolder): Promise<Map<string, string>> {
  const parents = new Map<string, string>();
  for await (const lines of readLines(partnersFile, () => {})) {
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

  /** The families of a base: everybody under one partner without a parent. */
  static async of(base: BaseFolder): Promise<Families> {
    const parents = await parentsIn(base);
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
    this.#members.set(root, [...(this.#members.get(root) ?? []), partner]);
    return true;
  }

  /** Everybody who was kept, each with the rest of its family. */
  *whole(): Generator<BasePartner> {
    for (const members of this.#members.values()) {
      for (const { line, partner } of members) {
        const others = members
          .filter((member) => member.partner !== partner)
          .map(({ partner: { family: _, ...other } }): PartnerData => other);
        yield { line, partner: { ...partner, family: others } };
      }
    }
  }
}
