import type { Lead, LifecycleProgram } from '@tierwright/lifecycle';
import type { Facet, Outlook } from './facet.ts';
import { endWords } from './words.ts';

const DEADLINES: Readonly<Record<string, string>> = { accept: 'Accepted by', feedback: 'Feedback is due' };

/** SIM-F5: a lead as it stands under a version: who has it, or is offered it. */
export function leadOutlook(program: LifecycleProgram, { state, partner, timers }: Lead): Outlook {
  const facets: Facet[] = [
    { aspect: 'stage', title: 'Stage', value: state, words: state },
    { aspect: 'holder', title: 'Partner', value: partner, words: partner ?? 'nobody' },
    ...timers.flatMap(({ id, at }): Facet[] => {
      const title = DEADLINES[id];
      return title === undefined ? [] : [{ aspect: 'due', about: id, title, value: at, words: endWords(at, program.baseCalendar) }];
    }),
  ];
  return { facets, unknown: [] };
}
