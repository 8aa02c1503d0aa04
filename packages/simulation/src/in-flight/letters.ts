import {
  type Addressed,
  address,
  changeToldAt,
  type Effect,
  type Instant,
  type LifecycleProgram,
  type People,
} from '@tierwright/lifecycle';

/** A notice to one partner, as whoever gets it will read it. */
export interface LetterTold {
  /** The local day on which it is written. */
  day: string;
  notice: string;
  event: string;
  subject: string;
  text: string;
  channels: readonly string[];
  send: 'now' | 'digest';
  /** Roles, or `partner`, `distributor`, `accountManager`. */
  to: readonly string[];
  /** Roles that release it first, besides those that release what goes to many. */
  holds: readonly string[];
  /** How many people get it. */
  people: number;
}

/** The day on which partners hear of a version ahead of its own; nothing where its document says nothing of it. */
export function toldAheadOn(program: LifecycleProgram, day: string): string | undefined {
  const at: Instant | null = changeToldAt(program, day);
  return at === null ? undefined : program.baseCalendar.dayOf(at);
}

const countOf = (addressed: readonly Addressed[], id: string): number => addressed.filter(({ letter }) => letter.id === id).length;

/** SIM-F11: the notices of one partner, each once, with the number of people who get it; those that nobody gets are left out. */
export function lettersOf(program: LifecycleProgram, effects: readonly Effect[], day: string, people: People): LetterTold[] {
  const addressed = address(program, effects, people);
  return effects.flatMap((effect): LetterTold[] => {
    if (effect.do !== 'notice') return [];
    const { id, notice, event, subject, text, channels, send, to, hold } = effect;
    const count = countOf(addressed, id);
    const holds = hold === undefined ? [] : [hold];
    return count === 0 ? [] : [{ day, notice, event, subject, text, channels, send, to, holds, people: count }];
  });
}
