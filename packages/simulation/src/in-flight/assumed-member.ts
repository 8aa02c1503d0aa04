import { decide } from '@tierwright/engine';
import { fromDay, type PartnerData, toDay } from '@tierwright/facts';
import type { LifecycleProgram, Member, TrackStanding } from '@tierwright/lifecycle';
import type { Outcome } from '@tierwright/program';

/**
 * SIM-F15: the membership that a partner of a base is taken to have where none is given: active, with the tiers that the
 * version gives it for the day, held since before. Refused where the partner cannot be decided (PDL4xx).
 */
export function assumedMember(program: LifecycleProgram, file: PartnerData, day: string): Outcome<Member> {
  const made = decide(program.compiled, file, { asOf: day, extra: 'ignore' });
  if (!made.ok) return made;
  const [on, before] = [fromDay(toDay(day) - 1), fromDay(toDay(day) - 2)];
  const grouped = new Set(made.value.tracks.flatMap(({ track, group }) => (group === undefined ? [] : [track])));
  // The headline of a track with groups is made of them.
  const own = made.value.tracks.filter(({ track, group }) => group !== undefined || !grouped.has(track));
  const standings = own.map(({ track, group = null, tier, state, since = null, until = null }): TrackStanding => {
    const now = { on, tier, state, since, until, deferred: [], highest: tier };
    return { track, group, before: { ...now, on: before }, now };
  });
  // It was last looked at on the day before.
  const at = program.baseCalendar.startOfDay(day) - 1;
  return {
    ok: true,
    value: { ...AS_NOBODY_TOLD, id: file.id, title: file.title ?? file.id, program: program.hash, at, since: at, standings },
    problems: [],
  };
}

const AS_NOBODY_TOLD = {
  ...({ kind: 'member', state: 'active', revision: 1, timers: [], submitter: null, type: null, phase: null, onboarding: null } as const),
  ...{ onboardings: 0, activatedAt: null, milestones: [], exceptions: [], kept: null, reviewOn: null, reason: null },
};
