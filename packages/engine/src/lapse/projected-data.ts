import { addDuration, fromDay, type PartnerData, toDay } from '@tierwright/facts';
import type { Program } from '@tierwright/program';

/**
 * The same partner as if its records stayed loaded (ENG-V2): what is known on a day is known on the days after it, since
 * nothing else is said to change. What is not loaded on the day stays unknown.
 */
export function projectedData(program: Program, data: PartnerData, asOf: string, through: string): PartnerData {
  const { loaded, family } = data;
  const stays = (kind: string, day: string | null): boolean => {
    if (day === null) return false;
    const stale = program.records?.[kind]?.staleAfter;
    return (stale === undefined ? day : fromDay(addDuration(toDay(day), stale, 1))) >= asOf;
  };
  return {
    ...data,
    ...(loaded && {
      loaded: Object.fromEntries(Object.entries(loaded).map(([kind, day]) => [kind, stays(kind, day) ? through : day])),
    }),
    ...(family && { family: family.map((member) => projectedData(program, member, asOf, through)) }),
  };
}
