import type { Effect } from '../machine/effect.ts';
import type { LifecycleProgram } from '../machine/lifecycle-program.ts';
import type { People } from '../machine/people.ts';
import type { Letter } from './letter.ts';
import { type NoticeEffect, recipientsOf } from './recipients.ts';

/** A letter and the person it goes to. */
export interface Addressed {
  readonly person: string;
  readonly letter: Letter;
}

const isNotice = (effect: Effect): effect is NoticeEffect => effect.do === 'notice';

function letterOf({ id, notice, event, channels, subject, text, send, at, hold }: NoticeEffect, massHold: string | undefined): Letter {
  const holds = [...new Set([hold, massHold].filter((role) => role !== undefined))];
  return { id, notice, event, channels, subject, text, send, holds, at };
}

/**
 * N1.7: the letters that notices become: of one step, or of one change of the program. Where more people than
 * `notices.hold.over` get the same notice of the document, its letters are held. `elsewhere` counts, by notice, the people
 * who get it through other calls, where a change is told page by page.
 */
export function address(
  program: LifecycleProgram,
  effects: readonly Effect[],
  people: People,
  elsewhere: Readonly<Record<string, number>> = {},
): readonly Addressed[] {
  const sent = effects.filter(isNotice).map((effect) => ({ effect, to: recipientsOf(effect, program, people) }));
  const reached = new Map<string, Set<string>>();
  for (const { effect, to } of sent) {
    const known = reached.get(effect.notice) ?? new Set();
    for (const person of to) known.add(person);
    reached.set(effect.notice, known);
  }
  const { hold } = program.program.notices ?? {};
  return sent.flatMap(({ effect, to }) => {
    const count = (reached.get(effect.notice)?.size ?? 0) + (elsewhere[effect.notice] ?? 0);
    const letter = letterOf(effect, hold && count > hold.over ? hold.by : undefined);
    return to.map((person) => ({ person, letter }));
  });
}
