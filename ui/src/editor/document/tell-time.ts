/** What is told of an edition of a document: that it was made, checked, underlined, and what it does to the partners. */
export type Told = 'edition' | 'check' | 'markers' | 'impact';

/**
 * Leaves a mark `tierwright:…` with the number of the edition, for whoever measures with a `PerformanceObserver`. The last of each
 * kind stays in the browser's list, so that it does not grow.
 */
export function tellTime(told: Told, number: number): void {
  const name = `tierwright:${told}`;
  performance.clearMarks(name);
  performance.mark(name, { detail: { number } });
}
