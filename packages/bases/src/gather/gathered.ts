import type { RowContent, RowRecord } from '@tierwright/facts';
import type { Json } from '@tierwright/program';
import type { FoundProblems } from '../problems/file-problem.ts';
import type { MappedRow } from './mapped-rows.ts';
import { Spill } from './spill.ts';

/** Partners of a bucket: their records are in memory together. */
const BUCKET = 512;

/** Where a row stands: the place of its file in the base, and its line. */
export interface Origin {
  readonly file: number;
  readonly line: number;
  readonly row: number;
}

export interface GatheredRecord extends Origin {
  readonly kind: string;
  readonly body: { readonly [field: string]: Json };
  /** Its source's own name. */
  readonly sourceRef: string | null;
}

/** A partner with what lay of it in all files. */
export interface GatheredPartner extends Origin {
  readonly identity: NonNullable<RowContent['identity']>;
  readonly records: readonly GatheredRecord[];
}

type Kept = readonly [place: number, file: number, line: number, row: number, kind: string, sourceRef: string | null, body: Json];
/** What stands for the partner itself among its records. */
const IDENTITY = '';

/** Puts rows of partners and of records, in any order and from any file, together again by partner: memory stays bounded. */
export class Gathered {
  readonly #spill = new Spill();
  /** By id, the place of each partner in the order of its file. */
  readonly #places = new Map<string, number>();
  readonly #lines: number[] = [];
  /** Partners whose own row is wrong: their records are not looked at. */
  readonly #leftOut = new Set<string>();
  readonly parents = new Map<string, string>();

  get partners(): number {
    return this.#lines.length;
  }

  /** Takes rows of the file of partners. */
  async addPartners(path: string, file: number, rows: readonly MappedRow[], found: FoundProblems): Promise<void> {
    for (const { line, row, content, problems } of rows) {
      if (!content?.identity || problems.length > 0) {
        if (content) this.#leftOut.add(content.partner);
        found.add(path, problems);
        continue;
      }
      const { identity, records } = content;
      const before = this.#places.get(identity.id);
      if (before !== undefined) {
        const message = `Partner ${identity.id} stands in line ${this.#lines[before]} already.`;
        found.add(path, [{ line, row, column: null, code: 'BASE114', message, value: identity.id, expected: 'each once' }]);
        continue;
      }
      const place = this.#lines.length;
      this.#places.set(identity.id, place);
      this.#lines.push(line);
      if (identity.parent !== undefined) this.parents.set(identity.id, identity.parent);
      this.#keep([place, file, line, row, IDENTITY, null, identity as unknown as Json]);
      for (const record of records) this.#keepRecord(place, { file, line, row }, record);
    }
    await this.#spill.settled();
  }

  /** Takes rows of a file of records. */
  async addRecords(path: string, file: number, rows: readonly MappedRow[], found: FoundProblems): Promise<void> {
    for (const { line, row, content, problems } of rows) {
      if (!content || problems.length > 0) {
        found.add(path, problems);
        continue;
      }
      const place = this.#places.get(content.partner);
      if (place === undefined) {
        if (this.#leftOut.has(content.partner)) continue;
        const message = `There is no partner ${content.partner}.`;
        found.add(path, [{ line, row, column: null, code: 'BASE115', message, value: content.partner, expected: 'the id of a partner' }]);
        continue;
      }
      for (const record of content.records) this.#keepRecord(place, { file, line, row }, record);
    }
    await this.#spill.settled();
  }

  #keepRecord(place: number, { file, line, row }: Origin, { kind, sourceRef, body }: RowRecord): void {
    // A record that was taken away at its source is not there.
    if (body !== null) this.#keep([place, file, line, row, kind, sourceRef ?? null, body]);
  }

  #keep(kept: Kept): void {
    this.#spill.add(Math.floor(kept[0] / BUCKET), JSON.stringify(kept));
  }

  /** The partners in the order of their file, some at a time; asked once. */
  async *batches(): AsyncGenerator<readonly GatheredPartner[]> {
    for (let first = 0; first < this.partners; first += BUCKET) {
      const partners = new Map<number, GatheredPartner & { records: GatheredRecord[] }>();
      for (const text of await this.#spill.lines(first / BUCKET)) {
        const [place, file, line, row, kind, sourceRef, body] = JSON.parse(text) as Kept;
        if (kind === IDENTITY)
          partners.set(place, { file, line, row, identity: body as unknown as GatheredPartner['identity'], records: [] });
        else partners.get(place)?.records.push({ file, line, row, kind, sourceRef, body: body as GatheredRecord['body'] });
      }
      yield [...partners.values()];
    }
  }

  async close(): Promise<void> {
    await this.#spill.close();
  }
}
