/** Where each partner may turn on an axis: places from 1 below the number of values, rising, each once. */
export interface Places {
  /** Those of partner `i` are from `starts[i]` on, before `starts[i + 1]`. */
  readonly starts: Int32Array;
  readonly places: Int32Array;
  /** The most that a partner has. */
  readonly most: number;
}

/** Collects places in any order. */
export class PlacesBuilder {
  readonly #count: number;
  #partners = new Int32Array(1024);
  #places = new Int32Array(1024);
  #size = 0;

  constructor(partners: number) {
    this.#count = partners;
  }

  add(partner: number, place: number): void {
    if (this.#size === this.#places.length) {
      this.#partners = grown(this.#partners);
      this.#places = grown(this.#places);
    }
    this.#partners[this.#size] = partner;
    this.#places[this.#size] = place;
    this.#size += 1;
  }

  /** Sorted by partner, then by place. */
  places(): Places {
    const ends = new Int32Array(this.#count + 1);
    for (let at = 0; at < this.#size; at += 1) {
      const partner = (this.#partners[at] as number) + 1;
      ends[partner] = (ends[partner] as number) + 1;
    }
    for (let partner = 0; partner < this.#count; partner += 1)
      ends[partner + 1] = (ends[partner + 1] as number) + (ends[partner] as number);
    const all = new Int32Array(this.#size);
    const next = ends.slice(0, this.#count);
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
function distinct(ends: Int32Array, all: Int32Array): Places {
  const starts = new Int32Array(ends.length);
  let [size, most] = [0, 0];
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
    most = Math.max(most, size - first);
    starts[partner + 1] = size;
  }
  return { starts, places: all.subarray(0, size), most };
}
