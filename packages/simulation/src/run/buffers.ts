/** Buffers of one size that are used again for the next block. */
export class Buffers<T> {
  readonly #make: () => T;
  readonly #buffers: T[] = [];
  #taken = 0;

  constructor(make: () => T) {
    this.#make = make;
  }

  take(): T {
    const at = this.#taken;
    this.#taken += 1;
    this.#buffers[at] ??= this.#make();
    return this.#buffers[at];
  }

  reuse(): void {
    this.#taken = 0;
  }
}
