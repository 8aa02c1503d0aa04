import type { RunningAction, Transition, TransitionMember } from '../../transition/schema.ts';
import { condition } from '../fields/condition.ts';
import { entries } from '../fields/entries.ts';
import { diffFields, type Field, type Fields, tellFields } from '../fields/field.ts';
import { mapEntries } from '../fields/map-entries.ts';
import { object } from '../fields/object.ts';
import { title, why } from '../fields/text.ts';
import { plain, term } from '../fields/values.ts';
import { choice, worded } from '../fields/worded.ts';
import { report } from '../place.ts';
import { quoted } from '../words/join.ts';
import { dayBefore, termInWords } from '../words/terms.ts';

const memberFields: Fields<TransitionMember> = {
  id: plain('id', undefined, { silent: true }),
  title,
  why,
  when: condition('its condition'),
  keep: choice('keeps', { tier: 'tier and benefits', benefits: 'the benefits' }),
  until: worded<TransitionMember['until']>('', (until) => {
    if (typeof until === 'string') return `through ${dayBefore(until)}`;
    return `for ${termInWords(until.for)} from ${until.from === 'joined' ? 'joining' : 'the start of the version'}`;
  }),
};

const actions: Record<RunningAction, string> = {
  finish: 'finish on the old version',
  move: 'move to the new version',
  redecide: 'are decided again',
};

/** What happens to running items: kinds and states are the product's own words. */
const running = mapEntries<Record<string, RunningAction>>({
  noun: 'rule for running items of kind',
  name: (kind) => kind,
  subject: (kind) => kind,
  details: (states) => Object.entries(states).map(([state, action]) => `those ${state} ${actions[action]}`),
  diff: (before, after, place, kind) =>
    mapEntries<RunningAction>({
      noun: 'state',
      name: (state) => state,
      sayAdded: (state) =>
        `Transition: running items of kind ${kind} that are ${state} ${actions[after[state] ?? 'finish']}, by default they finished on the old version`,
      sayRemoved: (state) =>
        `Transition: running items of kind ${kind} that are ${state} finish by default, no longer as before (${actions[before[state] ?? 'finish']})`,
      diff: (one, other, at, state) =>
        report(at, `Transition: running items of kind ${kind} that are ${state} ${actions[other]}, before: ${actions[one]}`, {
          before: one,
          after: other,
        }),
    }).diff(before, after, place),
});

export const transition: Field<Transition> = object<Transition>(
  'transition',
  {
    notice: term('notice to partners ahead of the change', 'none'),
    members: entries<TransitionMember>({
      noun: 'rule for members',
      keys: [(member) => member.id],
      order: 'matters',
      name: (member) => quoted(member.title),
      details: (member, side) => tellFields(memberFields, member, side),
      diff: (before, after, place) => diffFields(memberFields, before, after, place),
    }),
    running,
  },
  { absent: {}, subject: () => 'Transition' },
);
