/** Where each partner may turn on an axis: places from 1 below the number of values. */
export interface Places {
  /** The only place of each partner, 0 without one; with `all` of no meaning. */
  readonly only: Int32Array;
  /** Null: no partner has more than one place. */
  readonly all: AllPlaces | null;
  /** Whether any partner has one. */
  readonly isAny: boolean;
}

/** Places of partner `i` are from `starts[i]` on, before `starts[i + 1]`, rising, each once. */
export interface AllPlaces {
  readonly starts: Int32Array;
  readonly places: Int32Array;
}

/** Collects places in any order. */
export class PlacesBuilder {
  readonly #only: Int32Array;
  /** What partners have besides the first one. */
  #partners = new Int32Array(64);
  #places = new Int32Array(64);
  #size = 0;
  #isAny = false;

  constructor(partners: number) {
    this.#only = new Int32Array(partners);
  }

  add(partner: number, place: number): void {
    const known = this.#only[partner] as number;
    if (known === place) return;
    this.#isAny = true;
    if (known === 0) this.#only[partner] = place;
    else this.#addMore(partner, place);
  }

  #addMore(partner: number, place: number): void {
    if (this.#size === this.#places.length) {
      this.#partners = grown(this.#partners);
      this.#places = grown(this.#places);
    }
    this.#partners[this.#size] = partner;
    this.#places[this.#size] = place;
    this.#size += 1;
  }

  places(): Places {
    return { only: this.#only, all: this.#size === 0 ? null : this.#all(), isAny: this.#isAny };
  }

  /** Sorted by partner, then by place. */
  #all(): AllPlaces {
    const count = this.#only.length;
    for (let partner = 0; partner < count; partner += 1) {
      const place = this.#only[partner] as number;
      if (place !== 0) this.#addMore(partner, place);
    }
    const ends = new Int32Array(count + 1);
    for (let at = 0; at < this.#size; at += 1) {
      const partner = (this.#partners[at] as number) + 1;
      ends[partner] = (ends[partner] as number) + 1;
    }
    for (let partner = 0; partner < count; partner += 1) ends[partner + 1] = (ends[partner + 1] as number) + (ends[partner] as number);
    const all = new Int32Array(this.#size);
    const next = ends.slice(0, count);
    for (let at = 0; at < this.#size; at += 1) {
      const partner = this.#partners[at] as number;
      const to = next[partner] as number;
      all[to] = this.#places[at] as number;
      next[partner] = to + 1;
    }
    return distinct(ends, all);
  }
}

function grown(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * array.length);
  larger.set(array);
  return larger;
}

/** Each place of a partner once, rising. */
function distinct(ends: Int32Array, all: Int32Array): AllPlaces {
  const starts = new Int32Array(ends.length);
  let size = 0;
  for (let partner = 0; partner + 1 < ends.length; partner += 1) {
    const [from, to] = [ends[partner] as number, ends[partner + 1] as number];
    if (to - from > 1) all.subarray(from, to).sort();
    const first = size;
    for (let at = from; at < to; at += 1) {
      const place = all[at] as number;
      if (size > first && all[size - 1] === place) continue;
      all[size] = place;
      size += 1;
    }
    starts[partner + 1] = size;
  }
  return { starts, places: all.subarray(0, size) };
}
