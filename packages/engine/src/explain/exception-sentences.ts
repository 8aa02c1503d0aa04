import type { Program } from '@tierwright/program';
import type { ExceptionApplied } from '../decision/decision.ts';
import { lastDayBefore } from './dates-in-words.ts';
import { named } from './listed.ts';

/** ENG-W17: what an exception does, until when, and why; of one that does not count, what it lacks. */
export function exceptionSentence(program: Program, { item, effect, reason, until, applied, why }: ExceptionApplied): string {
  const titles = (program.tracks ?? []).flatMap(({ tiers }) => tiers.flatMap((tier) => (tier.id === item ? [tier.title] : [])));
  const title = named((effect === 'waive' ? program.requirements?.[item]?.title : titles[0]) ?? item);
  const because = reason === '' ? '' : ` (${reason.replace(/\.$/, '')})`;
  if (!applied) return `An exception for ${title}${because} does not count: ${why}.`;
  return `${title} is ${effect === 'waive' ? 'waived' : 'kept'}${until === null ? '' : ` until ${lastDayBefore(until)}`} by an exception${because}.`;
}
