import type { Condition } from '../conditions/schema.ts';
import { Type } from '../schema/type.ts';
import { closed, date, either, listOf, mapOf, word } from '../schema/vocabulary.ts';
import { condition, named, type Term, termOf } from '../values/schema.ts';

export type RunningAction = 'finish' | 'move' | 'redecide';
export interface TransitionMember {
  id: string;
  title: string;
  why?: string;
  when?: Condition;
  keep: 'tier' | 'benefits';
  until: string | { for: Term; from: 'effective' | 'joined' };
}
export interface Transition {
  notice?: Term;
  members?: TransitionMember[];
  running?: Record<string, Record<string, RunningAction>>;
}

export const Transition = Type.Unsafe<Transition>(
  closed(
    {
      notice: Type.Optional(termOf('How long before it holds partners are told.')),
      members: Type.Optional(
        listOf(
          closed(
            {
              ...named,
              when: Type.Optional(condition<Condition>()),
              keep: word(['tier', 'benefits'], 'What is kept.'),
              until: either<string | { for: Term; from: 'effective' | 'joined' }>(
                'Until a day (the first outside), or for a time from activation or joining.',
                date('First day outside.'),
                closed({ for: termOf('How long.'), from: word(['effective', 'joined'], 'From when.') }, 'For a time.'),
              ),
            },
            'What partners keep; the first row that fits holds.',
          ),
          'What members keep.',
          { max: 50 },
        ),
      ),
      running: Type.Optional(
        mapOf(
          mapOf(word(['finish', 'move', 'redecide'], 'finish on the old version, move to the new, or decide again.'), 'By state.', 20),
          'What happens to running items, by kind and state.',
          10,
        ),
      ),
    },
    'What a new version does to those already in.',
  ),
);
