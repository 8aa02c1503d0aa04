/** So many failures in a window, and no more is tried until it is over. */
interface Bound {
  readonly failures: number;
}

const WINDOW = 15 * 60_000;
/** One account from one address; one address; one account from everywhere. */
const PAIR: Bound = { failures: 10 };
const ADDRESS: Bound = { failures: 50 };
const ACCOUNT: Bound = { failures: 100 };
/** Names remembered at once: the oldest go first, so that no flood of them takes the memory. */
const MOST = 50_000;

/** Counts failed sign-ins by account and by address, in this process. */
export class Throttle {
  readonly #failures = new Map<string, { count: number; until: number }>();

  /** Seconds to wait before the next try; 0: none. */
  wait(login: string, address: string, now: number): number {
    const until = this.#names(login, address).flatMap(([name, { failures }]) => {
      const known = this.#failures.get(name);
      return known && known.count >= failures && known.until > now ? [known.until] : [];
    });
    return until.length === 0 ? 0 : Math.ceil((Math.max(...until) - now) / 1000);
  }

  failed(login: string, address: string, now: number): void {
    for (const [name] of this.#names(login, address)) {
      const known = this.#failures.get(name);
      const isOpen = known !== undefined && known.until > now;
      // Set anew, so that the order of the map is that of the last failure.
      this.#failures.delete(name);
      this.#failures.set(name, isOpen ? { count: known.count + 1, until: known.until } : { count: 1, until: now + WINDOW });
    }
    for (const name of this.#failures.keys()) {
      if (this.#failures.size <= MOST) break;
      this.#failures.delete(name);
    }
  }

  /** Who gets in is not one who guesses. */
  succeeded(login: string, address: string): void {
    this.#failures.delete(JSON.stringify([login, address]));
  }

  #names(login: string, address: string): readonly (readonly [string, Bound])[] {
    return [
      [JSON.stringify([login, address]), PAIR],
      [JSON.stringify([null, address]), ADDRESS],
      [JSON.stringify([login, null]), ACCOUNT],
    ];
  }
}
