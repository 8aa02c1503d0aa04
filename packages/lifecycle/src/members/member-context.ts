import type { ItemReading } from '@tierwright/engine';
import type { PreparedPartner } from '@tierwright/facts';
import type { StepContext } from '../machine/advance.ts';
import type { LifecycleProgram } from '../machine/lifecycle-program.ts';
import type { Run } from '../machine/run.ts';
import type { Instant } from '../time/instant.ts';
import type { WorkCalendar } from '../time/work-calendar.ts';
import { asOfMember } from './as-of-member.ts';
import type { Member } from './member.ts';
import type { MemberFacts } from './member-facts.ts';

/** What one step of a membership looks at. */
export class MemberContext implements StepContext {
  readonly program: LifecycleProgram;
  readonly facts: MemberFacts;
  #calendar: WorkCalendar | undefined;

  constructor(program: LifecycleProgram, facts: MemberFacts) {
    this.program = program;
    this.facts = facts;
  }

  /** The partner's facts of a day. */
  day({ id }: Pick<Member, 'id'>, day: string): ItemReading {
    return this.facts.partner(id, day).about({});
  }

  /** The day of an instant in the program's time zone, in which tiers are reviewed. */
  dayOf(at: Instant): string {
    return this.program.baseCalendar.dayOf(at);
  }

  calendar(item: Pick<Member, 'id'>, at: Instant): WorkCalendar {
    this.#calendar ??= this.program.calendar(this.day(item, this.dayOf(at)));
    return this.#calendar;
  }

  /** The partner's records with what its membership adds. */
  prepared(item: Member): PreparedPartner {
    return asOfMember(this.facts.prepared(item.id), item);
  }
}

/** One step of a membership while it is worked on, and what it looks at. */
export interface MemberRun {
  readonly run: Run<Member>;
  readonly context: MemberContext;
}
