import type { LifecycleProgram } from '../machine/lifecycle-program.ts';
import type { NoticeValues } from '../notices/notice-value.ts';
import type { Member } from './member.ts';

/** The tier that is shown as the member's (ENG-T3): that of its first track, of its groups the best or the worst. */
export function tierVariables({ program }: LifecycleProgram, { standings }: Member): NoticeValues {
  const [first] = standings;
  const track = program.tracks?.find(({ id }) => id === first?.track);
  if (!first || !track) return { 'member.tier': null, 'member.track': null };
  const indices = standings
    .filter((standing) => standing.track === track.id)
    .map(({ now }) => track.tiers.findIndex(({ id }) => id === now.tier));
  const tier = track.tiers[track.headline === 'worst' ? Math.min(...indices) : Math.max(...indices)]?.title ?? null;
  return { 'member.tier': tier, 'member.track': track.title };
}
