/** A side of a comparison: does its work once over all inputs and says how many decisions that were. */
export interface Side {
  name: string;
  run: () => number | Promise<number>;
}
export interface Measured {
  name: string;
  /** Median over the rounds, microseconds per decision. */
  micros: number;
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Runs all sides in turn, round by round, so that a machine that slows down slows all of them. The first round does not count. */
export async function sideBySide(sides: readonly Side[], rounds: number): Promise<Measured[]> {
  const times = sides.map(() => [] as number[]);
  for (let round = 0; round <= rounds; round += 1) {
    for (const [index, side] of sides.entries()) {
      const start = performance.now();
      const decisions = await side.run();
      const micros = ((performance.now() - start) * 1000) / decisions;
      if (round > 0) times[index]?.push(micros);
    }
  }
  return sides.map((side, index) => ({ name: side.name, micros: median(times[index] ?? []) }));
}
