import type { Timeline, TrackOnDay } from './timeline.ts';

/** Tiers of a track, or of its groups, day by day: a table of a timeline. */
export interface HeldThroughTime {
  readonly track: string;
  readonly title: string;
  readonly byGroup: boolean;
  /** Those that anybody holds on any day, from the highest down, none last. */
  readonly tiers: readonly (string | null)[];
  readonly days: readonly {
    readonly on: string;
    /** Partners (of groups: standings) for each of the tiers, whatever their state. */
    readonly held: readonly { readonly before: number; readonly after: number }[];
    readonly differing: number;
  }[];
}

const all = (counts: TrackOnDay['tiers'][number]['baseline'] = {}): number => Object.values(counts).reduce((sum, count) => sum + count, 0);

/** Each day has the tiers of that day in their order; a tier that comes later goes before the one that it is above. */
function tiersOf(days: readonly (TrackOnDay | undefined)[]): (string | null)[] {
  const found: (string | null)[] = [];
  for (const day of days) {
    let at = 0;
    for (const { tier } of day?.tiers ?? []) {
      const known = found.indexOf(tier);
      if (known < 0) found.splice(at, 0, tier);
      at = (known < 0 ? at : known) + 1;
    }
  }
  return found;
}

/** A timeline as tables, one for each track, with those of groups apart. */
export function heldThroughTime({ steps }: Timeline): HeldThroughTime[] {
  const tracks = new Map<string, TrackOnDay>();
  for (const one of steps.flatMap((step) => step.tracks)) tracks.set(`${one.track}${one.byGroup ? '/' : ''}`, one);
  return [...tracks.values()].map(({ track, title, byGroup }) => {
    const onDays = steps.map((step) => step.tracks.find((one) => one.track === track && one.byGroup === byGroup));
    const tiers = tiersOf(onDays);
    const days = steps.map(({ on, differing }, index) => ({
      on,
      differing,
      held: tiers.map((tier) => {
        const found = onDays[index]?.tiers.find((one) => one.tier === tier);
        return { before: all(found?.baseline), after: all(found?.candidate) };
      }),
    }));
    return { track, title, byGroup, tiers, days };
  });
}
