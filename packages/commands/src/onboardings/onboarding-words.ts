import { momentInWords, type OnboardingItem } from '@tierwright/lifecycle';
import { chainTimerWords } from '../status/chain-timer-words.ts';
import { ends, inside, reminds, type TimerSentences } from '../status/coming.ts';
import type { Shown } from '../status/shown.ts';
import { isOfPartner, stepOf } from './onboarding-steps.ts';

/** The state of an onboarding in words. */
export function onboardingSentence({ item, calendar }: Shown<OnboardingItem>): string {
  if (item.state === 'done') return 'Everything is done.';
  if (item.state === 'closed') return item.reason === null ? 'Closed.' : `Closed: ${item.reason}`;
  const done = item.steps.filter(({ state }) => state === 'done' || state === 'skipped').length;
  const within = item.timers.find(({ id }) => id === 'within');
  const until = within === undefined ? '' : `; it has to be done by ${momentInWords(within.at, calendar)}`;
  return `Under way: ${done} of ${item.steps.length} steps are behind the partner${until}.`;
}

/** What the timers of an onboarding mean: `within`, `step:<id>:due`, `…:remind:<n>`, `…:morning`, `chain:…`. */
export const onboardingTimerWords: TimerSentences<Shown<OnboardingItem>> = (id, shown) => {
  if (id === 'within') return ends('It is closed, if not everything is done.');
  const [prefix, step, what] = id.split(':');
  if (prefix !== 'step' || step === undefined) return chainTimerWords(id, shown, shown.item.chains);
  const definition = stepOf(shown, step);
  const title = definition?.title ?? step;
  const isPartners = definition !== undefined && isOfPartner(definition);
  if (what === 'due') return isPartners ? ends(`“${title}” is due.`) : inside(`“${title}” is due.`, true);
  const reminder = `Those who do “${title}” are reminded.`;
  return isPartners ? reminds(reminder) : inside(reminder, false);
};
