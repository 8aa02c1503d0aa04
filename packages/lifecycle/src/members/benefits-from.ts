import { fromDay, periodFrom, periodGrid, periodStart, toDay } from '@tierwright/facts';
import type { Benefit, Track } from '@tierwright/program';
import type { MemberRun } from './member-context.ts';

/** ENG-B1: whether a benefit belongs to a track. */
const isOf = (track: Track, { track: own, atLeast }: Benefit): boolean =>
  own === undefined ? atLeast === undefined || track.tiers.some(({ id }) => id === atLeast) : own === track.id;

const later = (a: string, b: string): string => (a > b ? a : b);

/** From which day the benefits of a tier that is held from `day` on hold (ENG-B4, X1), each day with its benefits. */
export function tellBenefits(
  { run, context }: MemberRun,
  { track, group }: { readonly track: Track; readonly group: string | null },
  { tier, isLess }: { readonly tier: string | null; readonly isLess: boolean },
  day: string,
): void {
  const { benefits = [], calendar } = context.program.program;
  const { kept, id } = run.item;
  const start = isLess && kept?.keep === 'benefits' ? later(day, kept.until) : day;
  const byDay = new Map<string, string[]>();
  for (const benefit of benefits) {
    if (!isOf(track, benefit)) continue;
    const every = typeof benefit.tierAt === 'object' ? benefit.tierAt.every : undefined;
    const grid = every && periodGrid(every, calendar?.yearStarts);
    const from = grid ? fromDay(periodStart(grid, periodFrom(grid, toDay(start)))) : start;
    byDay.set(from, [...(byDay.get(from) ?? []), benefit.id]);
  }
  for (const [from, ids] of byDay) run.act({ do: 'benefits', partner: id, track: track.id, group, tier, from, benefits: ids });
}
