/** How often something occurred, by a name such as `aggregate median` or `contains missed`. */
export class Coverage {
  readonly counts = new Map<string, number>();

  add(names: Iterable<string>): void {
    for (const name of names) this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
  }

  /** What occurred too seldom, with how often. */
  below(names: readonly string[], least: number): string[] {
    return names.filter((name) => (this.counts.get(name) ?? 0) < least).map((name) => `${name}: ${this.counts.get(name) ?? 0}`);
  }
}
