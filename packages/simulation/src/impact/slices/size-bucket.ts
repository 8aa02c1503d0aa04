/** Sizes are told apart by two digits: from 1,200 to below 1,300 is one bucket. */
const PER_TEN = 90;
const LEAST_EXPONENT = -12;
const MOST_EXPONENT = 20;

/** The least number of each bucket of positive ones, as it is written: powers that are multiplied differ from machine to machine. */
const EDGES = Float64Array.from({ length: (MOST_EXPONENT - LEAST_EXPONENT) * PER_TEN }, (_, at) =>
  Number(`${10 + (at % PER_TEN)}e${Math.floor(at / PER_TEN) + LEAST_EXPONENT - 1}`),
);

/** Buckets are numbered up to here, those of negative numbers down to as much below 0. */
export const BUCKETS = EDGES.length;

const POWERS = Float64Array.from({ length: MOST_EXPONENT - LEAST_EXPONENT + 1 }, (_, at) => Number(`1e${at + LEAST_EXPONENT - 1}`));
const powerOf = (exponent: number): number => POWERS[exponent - LEAST_EXPONENT + 1] as number;

const WHOLE = 2 ** 31;

/** How many tens are multiplied in it, about: of the numbers that most sizes are, from the digits of base 2. */
function exponentOf(size: number): number {
  if (size < 1 || size >= WHOLE) return Math.max(LEAST_EXPONENT, Math.min(Math.floor(Math.log10(size)), MOST_EXPONENT - 1));
  const most = ((32 - Math.clz32(size)) * 1233) >>> 12;
  return powerOf(most) > size ? most - 1 : most;
}

/** The bucket of a number; buckets are in the order of numbers, that of 0 is 0. */
export function bucketOf(value: number): number {
  const size = Math.abs(value);
  if (!(size >= (EDGES[0] as number))) return 0;
  const exponent = exponentOf(size);
  const digits = Math.floor(size / powerOf(exponent - 1));
  let at = Math.max(0, Math.min((exponent - LEAST_EXPONENT) * PER_TEN + digits - 10, EDGES.length - 1));
  while ((EDGES[at] as number) > size) at -= 1;
  while (at + 1 < EDGES.length && (EDGES[at + 1] as number) <= size) at += 1;
  return value < 0 ? -at - 1 : at + 1;
}

/** The least number of a bucket of positive ones; of negative ones that which is nearest to 0. */
export function edgeOf(bucket: number): number {
  const edge = bucket === 0 ? 0 : (EDGES[Math.abs(bucket) - 1] as number);
  return bucket < 0 ? -edge : edge;
}
