import type { Reader } from '../../types-of-values/readers.ts';

/** The groups whose values a condition may read: those allowed, or (while a definition is checked) any one of them. */
export class Groups {
  readonly #allowed: readonly string[] | undefined;
  #seen: string | undefined;

  private constructor(allowed: readonly string[] | undefined) {
    this.#allowed = allowed;
  }
  static readonly none = (): Groups => new Groups([]);
  static readonly of = (...fields: (string | undefined)[]): Groups => new Groups(fields.filter((field) => field !== undefined));
  /** A definition may belong to any one group; the first that it reads decides. */
  static readonly anyOne = (): Groups => new Groups(undefined);

  admits(field: string): boolean {
    if (this.#allowed) return this.#allowed.includes(field);
    this.#seen ??= field;
    return this.#seen === field;
  }
  /** The groups in words, for a message. */
  get words(): string {
    if (this.#allowed) return this.#allowed.length === 0 ? 'no group is known here' : `the group here is \`${this.#allowed.join('`, `')}\``;
    return `the group here is \`${this.#seen}\``;
  }
}

/** Where a condition stands: who reads, in which group, and whether there are a tier and a band to look values up for. */
export interface Scope {
  reader: Reader;
  groups: Groups;
  tier: boolean;
  band: boolean;
}

/** Definitions that tiers, benefits and deals share: requirements, derived values, variants of parameters. */
export const definitionScope = (): Scope => ({ reader: 'requirements', groups: Groups.anyOne(), tier: true, band: false });
/** What happens to one partner, by no group, with the tier it holds. */
export const operationsScope = (reader: Reader = 'operations'): Scope => ({ reader, groups: Groups.none(), tier: true, band: false });
export const dealScope = (reader: Reader = 'deals'): Scope => ({ reader, groups: Groups.none(), tier: true, band: true });

/** A filter over records of these kinds; a parameter that is looked up by record may be read in it. */
export interface RecordScope {
  records: readonly string[];
}
