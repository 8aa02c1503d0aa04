import { variablesOf } from '@tierwright/program';
import type { NoticeValues } from './notice-value.ts';

// For tests of kinds: whether a notice would find what the language says an event knows.

/** Known to every event, whatever its item says (N1.3). */
const COMMON: readonly string[] = ['partner.', 'program.', 'today'];

/** What only some events are about, by how its names begin. */
const ONLY: Readonly<Record<string, (event: string) => boolean>> = {
  'task.': (event) => event === 'deal.taskOverdue',
  'milestone.': (event) => event === 'member.milestoneEnding',
  'step.': (event) => event.startsWith('approval.') || ['onboarding.waiting', 'onboarding.skipped'].includes(event),
  'member.until': (event) => ['member.tierUp', 'member.atRisk', 'member.lapsed'].includes(event),
  'member.tierBefore': (event) => ['member.tierUp', 'member.atRisk', 'member.lapsed'].includes(event),
  // Of the item that an approval belongs to.
  'deal.': (event) => event.startsWith('deal.'),
  'request.': (event) => event.startsWith('fund.'),
};

/** Fails where a variable that an event knows is not supplied, not even as unknown. */
export function assertVariablesKnown(event: string, values: NoticeValues): void {
  const missing = variablesOf(event).filter((name) => {
    if (COMMON.some((start) => name.startsWith(start)) || name in values) return false;
    return Object.entries(ONLY).every(([start, isAbout]) => !name.startsWith(start) || isAbout(event));
  });
  if (missing.length > 0) throw new Error(`${event} supplies no ${missing.join(', ')}`);
}
