import { fromDay, toDay } from '@tierwright/facts';
import type { Previous, Program } from '@tierwright/program';
import type { Random } from '../random/random.ts';

/** A state before in one of the tracks, up to so many days ago; one in ten has none. */
export function previousState(program: Program, asOf: string, random: Random, days: number): Previous | undefined {
  const track = random.pick(program.tracks ?? []);
  if (random.chance(0.1)) return undefined;
  const on = fromDay(toDay(asOf) - random.int(0, days));
  const tier = (): string | null => (random.chance(0.1) ? null : random.pick(track.tiers).id);
  const groups =
    track.per === undefined || random.chance(0.2)
      ? undefined
      : Object.fromEntries(groupsOf(program, track.per).map((group) => [group, tier()]));
  const isRemoved = random.chance(0.03);
  const held = groups === undefined ? { tier: isRemoved || track.per !== undefined ? null : tier() } : { groups };
  const isAtRisk = !isRemoved && random.chance(0.25) && (groups !== undefined || held.tier !== null);
  return {
    on,
    ...held,
    ...random.maybe(0.5, () => ({ since: fromDay(toDay(on) - random.int(0, 900)) })),
    ...(isAtRisk && { state: 'atRisk' as const, until: fromDay(toDay(on) + random.int(1, 200)) }),
    ...(isRemoved && { state: 'removed' as const }),
  };
}

function groupsOf(program: Program, field: string): readonly string[] {
  for (const { fields = {} } of Object.values(program.records ?? {})) {
    const own = fields[field];
    if (own && (own.type === 'enum' || own.type === 'set') && own.values) return own.values;
  }
  return [];
}
