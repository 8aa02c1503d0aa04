import type { Column } from '../columns/column.ts';
import type { FactColumns } from '../columns/partner-columns.ts';
import type { ColumnName, Lanes } from './code.ts';
import { type Memory, webAssembly } from './web-assembly.ts';

const PAGE = 65_536;
/** Where a vector may be written that nobody reads. */
export const NOWHERE = 0;
/** Where the first column is put. */
const FIRST = 64;

/** Columns of a base in the memory of WebAssembly, put there when they are first asked for. */
export class ColumnMemory {
  readonly memory: Memory;
  #columns: FactColumns;
  readonly #places = new Map<string, number>();
  #end = FIRST;

  constructor(columns: FactColumns) {
    this.#columns = columns;
    this.memory = new webAssembly.Memory({ initial: 1, maximum: 65_536 });
  }

  /** Holds other columns from now on. */
  use(columns: FactColumns): void {
    this.#columns = columns;
    this.#places.clear();
    this.#end = FIRST;
  }

  #column({ fact, group }: ColumnName): Column | undefined {
    return group === null ? this.#columns.facts.get(fact) : this.#columns.groups.get(fact)?.get(group);
  }

  /** How a column lies; nothing where it cannot lie in lanes. */
  lanesOf(name: ColumnName): Lanes | undefined {
    const column = this.#column(name);
    if (column === undefined || column.kind === 'set') return undefined;
    const isAllKnown = column.known === null;
    switch (column.kind) {
      case 'flag':
        return { kind: 'flag', bytes: 1, isAllKnown };
      case 'number':
        return { kind: 'number', bytes: column.values.BYTES_PER_ELEMENT as Lanes['bytes'], isAllKnown };
      case 'word':
        return { kind: 'word', bytes: column.codes.BYTES_PER_ELEMENT as Lanes['bytes'], isAllKnown, words: column.words };
    }
  }

  /** Bytes that are free from here on; what was reserved after it before is given up. */
  mark(): number {
    return this.#end;
  }

  release(mark: number): void {
    this.#end = mark;
  }

  reserve(bytes: number): number {
    const place = this.#end;
    this.#end = (place + bytes + 63) & ~63;
    const missing = this.#end - this.memory.buffer.byteLength;
    if (missing > 0) this.memory.grow(Math.ceil(missing / PAGE));
    return place;
  }

  /** Where the values of a column lie, or the flags that say which of them are known. */
  placeOf(what: 'column' | 'known', name: ColumnName): number {
    const key = JSON.stringify([what, name.fact, name.group]);
    let place = this.#places.get(key);
    if (place === undefined) {
      place = this.#put(bytesOf(this.#column(name), what));
      this.#places.set(key, place);
    }
    return place;
  }

  #put(source: ArrayBufferView): number {
    // The last step reads a whole vector of each lane width.
    const place = this.reserve(source.byteLength + 128);
    new Uint8Array(this.memory.buffer).set(new Uint8Array(source.buffer, source.byteOffset, source.byteLength), place);
    return place;
  }
}

function bytesOf(column: Column | undefined, what: 'column' | 'known'): ArrayBufferView {
  const source =
    what === 'known' ? column?.known : column?.kind === 'word' ? column.codes : column?.kind === 'set' ? undefined : column?.values;
  if (!source) throw new Error('The column is not in lanes');
  return source;
}
