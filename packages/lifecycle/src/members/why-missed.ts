import { type ItemReading, readPartner } from '@tierwright/engine';
import type { Condition, Program, Track } from '@tierwright/program';
import type { MemberRun } from './member-context.ts';
import { oneTrack } from './one-track.ts';

/** Titles of the innermost requirements of a condition that do not hold, each once (ENG-E4). */
function missedOf(program: Program, reading: ItemReading, condition: Condition, isTold: (status: string) => boolean): readonly string[] {
  if ('all' in condition) return condition.all.flatMap((part) => missedOf(program, reading, part, isTold));
  if ('any' in condition) return condition.any.flatMap((part) => missedOf(program, reading, part, isTold));
  if (!('condition' in condition) || !isTold(reading.status(condition))) return [];
  const requirement = program.requirements?.[condition.condition];
  if (!requirement) return [];
  const inside = missedOf(program, reading, requirement.when, isTold);
  return inside.length > 0 ? inside : [requirement.title];
}

/** What is missing for a tier on a day, by the titles of its requirements; null where no requirement says it. */
export function whyMissed(
  { run, context }: MemberRun,
  { track, group }: { readonly track: Track; readonly group: string | null },
  tier: string | null,
  day: string,
): string | null {
  const qualify = track.tiers.find(({ id }) => id === tier)?.qualify;
  if (!qualify) return null;
  const compiled = oneTrack(context.program, track, { isDeferred: false, reached: track.tiers.length });
  const previous = group === null ? { on: day, tier } : { on: day, groups: { [group]: tier } };
  const reading = readPartner(compiled, context.prepared(run.item), { asOf: day, previous });
  if (!reading.ok) return null;
  // A reading belongs to no group: what is known only by group is not told.
  const isTold = group === null ? (status: string) => status !== 'met' : (status: string) => status === 'missed';
  const titles = [...new Set(missedOf(compiled.program, reading.value.about({}), qualify, isTold))];
  return titles.length > 0 ? titles.join(', ') : null;
}
