import type { Tier, Track } from '@tierwright/program';
import { randomCondition, readableIn } from './conditions.ts';
import type { Draft } from './draft.ts';
import { randomReview } from './reviews.ts';

function randomTier(draft: Draft, id: string, index: number, per: string | undefined, reviewed: boolean, tiers: readonly string[]): Tier {
  const { random } = draft;
  const open = index === 0 && random.chance(0.2);
  const { condition } = randomCondition(readableIn(draft, { by: per, tier: true }), 2);
  return {
    id,
    title: `Tier ${id}`,
    ...(!open && { qualify: condition }),
    ...random.maybe(reviewed ? 0.25 : 0, () => ({ review: randomReview(draft, tiers, per) })),
  };
}

/** A track: for some partners, by group or not, with tiers that rise. */
export function addTrack(draft: Draft, ids: readonly string[], index: number, reviewed: boolean): void {
  const { random, program, values } = draft;
  const groups = values.filter(({ of, values: words }) => of === 'group' && words !== undefined);
  const per = random.chance(0.35) ? random.pickAny(groups)?.id : undefined;
  const outside = readableIn(draft, { tier: false });
  const review = reviewed && random.chance(0.85);
  const track: Track = {
    id: `track${index + 1}`,
    title: `Track ${index + 1}`,
    ...random.maybe(0.45, () => ({ appliesTo: randomCondition(outside, 1).condition })),
    ...(per !== undefined && { per, ...random.maybe(0.5, () => ({ headline: random.pick(['best', 'worst'] as const) })) }),
    ...random.maybe(0.4, () => ({ award: random.pick(['highest', 'ladder'] as const) })),
    tiers: ids.map((id, at) => randomTier(draft, id, at, per, review, ids)),
    ...(review && { review: randomReview(draft, ids, per) }),
  };
  program.tracks.push(track);
}
