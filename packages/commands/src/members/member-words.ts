import type { Member, MemberState } from '@tierwright/lifecycle';
import { ends, inside, reminds, type TimerSentences, type TimerWords } from '../status/coming.ts';
import type { Shown } from '../status/shown.ts';

const STATES: Readonly<Record<MemberState, string>> = {
  applied: 'Applied; the type of the partner is not known yet.',
  managed: 'Looked after outside the program.',
  onboarding: 'On the way in.',
  active: 'Active.',
  suspended: 'Suspended: nothing new begins, what runs goes on.',
  ended: 'Ended.',
};

/** The state of a membership in words. */
export function memberSentence({ item }: Shown<Member>): string {
  const told = STATES[item.state];
  return item.reason === null ? told : `${told.replace(/\.$/, '')}: ${item.reason}`;
}

const TIMERS: Readonly<Record<string, TimerWords>> = {
  review: reminds('Its tiers are reviewed.'),
  reviewDue: inside('The relation is reviewed.', true),
  type: inside('Those who own the program are told that its type is not known.', false),
  suspended: inside('Those who look after it are reminded that it is suspended.', false),
};

/** What the timers of a membership mean: `review`, `milestone:<id>`, `milestone:<id>:remind:<n>` … */
export const memberTimerWords: TimerSentences<Shown<Member>> = (id, { program }) => {
  const [first, milestone, what] = id.split(':');
  if (first !== 'milestone' || milestone === undefined) return TIMERS[id];
  const title = program.program.onboarding?.milestones?.find((one) => one.id === milestone)?.title ?? milestone;
  return what === undefined ? ends(`“${title}” has to be reached.`) : reminds(`The partner is reminded of “${title}”.`);
};
