import { decimalSum, decimalsOf, multiply, scaleUp } from '@tierwright/facts';

/** Steps of a number from where it stands: its value after so many, and how many there are before a bound. */
export interface NumberSteps {
  at: (step: number) => number;
  low: number;
  high: number;
}

const LARGEST = Number.MAX_SAFE_INTEGER;
/** Steps are counted in doubles. */
const MOST_STEPS = 2 ** 50;

/** Integers inside: integers, money in minor units, days. */
const wholeAt = (start: number, step: number) => (steps: number) => start + steps * step;

/** Decimals as they are written: 0.1 three times is 0.3. */
function decimalAt(start: number, step: number): (steps: number) => number {
  const decimals = decimalsOf(step);
  const unit = scaleUp(step, decimals);
  return (steps) => (steps === 0 ? start : decimalSum([start, Number(multiply(unit, steps)) / 10 ** decimals]));
}

interface Bounds {
  least: number | undefined;
  most: number | undefined;
  /** The most steps that its price allows to be added up. */
  affordable: number;
}

/** How many steps lead up to a bound and not beyond it; none where the value is beyond it already. */
function stepsTo(bound: number | undefined, start: number, step: number, at: (steps: number) => number, sign: 1 | -1): number {
  const room = bound === undefined ? LARGEST - sign * start : sign * (bound - start);
  let steps = Math.max(0, Math.min(MOST_STEPS, Math.floor(room / step)));
  const isInside = (count: number) => bound === undefined || sign * (bound - at(sign * count)) >= 0;
  if (steps < MOST_STEPS && isInside(steps + 1) && bound !== undefined) steps += 1;
  while (steps > 0 && !isInside(steps)) steps -= 1;
  return steps;
}

/** The steps of a number or date between its bounds. A value beyond a bound may stay, and comes back towards it. */
export function numberSteps(start: number, step: number, { least, most, affordable }: Bounds): NumberSteps {
  const at = Number.isSafeInteger(start) && Number.isSafeInteger(step) ? wholeAt(start, step) : decimalAt(start, step);
  const cut = (steps: number) => Math.min(steps, affordable);
  return {
    at,
    low: 0 - cut(stepsTo(least, start, step, at, -1)),
    high: cut(stepsTo(most, start, step, at, 1)),
  };
}
