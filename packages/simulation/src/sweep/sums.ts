/** Sums over the cells of a grid, kept as differences: plain JSON. `by[i]` is what is added at cell `at[i]`; `at` rises. */
export interface SparseSums {
  at: number[];
  by: number[];
}

/** How many values each axis has; the last axis is that of neighbouring cells. */
export type Shape = readonly number[];

const cellsOf = (shape: Shape): number => shape.reduce((product, size) => product * size, 1);

/** How far apart neighbours on each axis lie. */
export function strides(shape: Shape): number[] {
  const found = new Array<number>(shape.length).fill(1);
  for (let axis = shape.length - 2; axis >= 0; axis -= 1) found[axis] = (found[axis + 1] as number) * (shape[axis + 1] as number);
  return found;
}

/** Adds amounts to boxes of cells: each box costs its corners alone. */
export class Sums {
  readonly #shape: Shape;
  readonly #strides: readonly number[];
  readonly #cells: Float64Array;

  constructor(shape: Shape) {
    this.#shape = shape;
    this.#strides = strides(shape);
    this.#cells = new Float64Array(cellsOf(shape));
  }

  /** To cells from `from[axis]` on, before `to[axis]`, on every axis. */
  add(from: Int32Array, to: Int32Array, amount: number): void {
    if (this.#shape.length > 1) {
      this.#addFrom(from, to, amount, 0, 0);
      return;
    }
    const cells = this.#cells;
    const [first, end] = [from[0] as number, to[0] as number];
    cells[first] = (cells[first] as number) + amount;
    if (end < cells.length) cells[end] = (cells[end] as number) - amount;
  }

  #addFrom(from: Int32Array, to: Int32Array, amount: number, axis: number, cell: number): void {
    const step = this.#strides[axis] as number;
    const [first, end] = [from[axis] as number, to[axis] as number];
    const isLast = axis === this.#shape.length - 1;
    if (isLast) {
      this.#cells[cell + first * step] = (this.#cells[cell + first * step] as number) + amount;
      if (end < (this.#shape[axis] as number)) this.#cells[cell + end * step] = (this.#cells[cell + end * step] as number) - amount;
      return;
    }
    this.#addFrom(from, to, amount, axis + 1, cell + first * step);
    if (end < (this.#shape[axis] as number)) this.#addFrom(from, to, -amount, axis + 1, cell + end * step);
  }

  /** To every cell. */
  addToAll(amount: number): void {
    this.#cells[0] = (this.#cells[0] as number) + amount;
  }

  sparse(): SparseSums {
    const sums: SparseSums = { at: [], by: [] };
    for (const [cell, amount] of this.#cells.entries()) {
      if (amount === 0) continue;
      sums.at.push(cell);
      sums.by.push(amount);
    }
    return sums;
  }
}

/** The sums of parts. */
export function mergeSums(parts: readonly SparseSums[]): SparseSums {
  const all = new Map<number, number>();
  for (const { at, by } of parts) for (const [index, cell] of at.entries()) all.set(cell, (all.get(cell) ?? 0) + (by[index] as number));
  const sorted = [...all].filter(([, amount]) => amount !== 0).sort(([a], [b]) => a - b);
  return { at: sorted.map(([cell]) => cell), by: sorted.map(([, amount]) => amount) };
}

/** The sum of each cell. */
export function cellSums({ at, by }: SparseSums, shape: Shape): Float64Array {
  const cells = new Float64Array(cellsOf(shape));
  for (const [index, cell] of at.entries()) cells[cell] = by[index] as number;
  for (const [axis, stride] of strides(shape).entries()) {
    const size = shape[axis] as number;
    for (let cell = 0; cell < cells.length; cell += 1)
      if (Math.floor(cell / stride) % size > 0) cells[cell] = (cells[cell] as number) + (cells[cell - stride] as number);
  }
  return cells;
}
