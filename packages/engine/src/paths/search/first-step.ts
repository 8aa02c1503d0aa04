/**
 * The first step from `from` towards `to` with which a prefix of steps passes; undefined where not even all of them do. A
 * prefix that passes still passes when it grows, so strides are doubled and then halved.
 */
export function firstStep(from: number, to: number, passes: (through: number) => boolean): number | undefined {
  const sign = to >= from ? 1 : -1;
  const length = Math.abs(to - from);
  if (passes(from)) return from;
  let failed = 0;
  let stride = 1;
  while (failed < length) {
    const tried = Math.min(length, failed + stride);
    if (passes(from + sign * tried)) return halved(from, sign, failed, tried, passes);
    failed = tried;
    stride *= 2;
  }
  return undefined;
}

function halved(from: number, sign: number, failed: number, passed: number, passes: (through: number) => boolean): number {
  let below = failed;
  let above = passed;
  while (above - below > 1) {
    const middle = Math.floor((below + above) / 2);
    if (passes(from + sign * middle)) above = middle;
    else below = middle;
  }
  return from + sign * above;
}
