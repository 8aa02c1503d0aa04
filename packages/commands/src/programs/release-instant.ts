import { parseDay, parseInstant, TimeZone } from '@tierwright/facts';
import type { Instant } from '@tierwright/lifecycle';
import type { Program } from '@tierwright/program';

const MS_PER_DAY = 86_400_000;
const TEN_YEARS = 3660 * MS_PER_DAY;

/** When a local day of a program begins. */
function startOf(program: Program, day: string): Instant | undefined {
  const parsed = parseDay(day);
  return parsed === undefined ? undefined : new TimeZone(program.timeZone).toInstant(parsed * MS_PER_DAY);
}

/**
 * When a version comes into force: the latest of now, the instant or local day that was asked for, and the first day on which
 * its document may decide. Nothing where what was asked for is no day or instant of the next ten years.
 */
export function releaseInstant(
  program: Program,
  { at, on }: { readonly at?: string | undefined; readonly on?: string | undefined },
  now: Instant,
): Instant | undefined {
  const first = program.effective?.from === undefined ? undefined : startOf(program, program.effective.from);
  const asked = [at === undefined ? now : parseInstant(at), on === undefined ? now : startOf(program, on)];
  if (asked.some((instant) => instant === undefined || instant > now + TEN_YEARS)) return undefined;
  return Math.max(now, first ?? now, ...asked.map((instant) => instant ?? now));
}
