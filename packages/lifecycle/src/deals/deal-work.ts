import type { ItemReading } from '@tierwright/engine';
import type { DealRegistration } from '@tierwright/program';
import type { Draft } from '../machine/item.ts';
import type { LifecycleProgram } from '../machine/lifecycle-program.ts';
import type { Run } from '../machine/run.ts';
import type { WorkCalendar } from '../time/work-calendar.ts';
import type { Deal } from './deal.ts';
import type { DealFacts } from './deal-facts.ts';
import type { Examination } from './examination.ts';
import { examine } from './intake/examine.ts';
import { type Intake, intakeOf } from './intake/intake.ts';
import { isOpen } from './intake/queue.ts';
import { readDeal } from './intake/read-deal.ts';

/** What the steps of a deal look at. */
export interface DealContext {
  readonly program: LifecycleProgram;
  readonly facts: DealFacts;
  /** The work on the step, once it began: a context is made for each step. */
  work?: DealWork;
}

/** A deal's step while it is worked on, with what is read of the deal, once. */
export class DealWork {
  readonly run: Run<Deal>;
  readonly program: LifecycleProgram;
  readonly facts: DealFacts;
  readonly registration: DealRegistration;
  readonly intake: Intake;
  /** Whether others may have seen it open before the step. */
  readonly wasOpen: boolean;
  #reading: ItemReading | undefined;
  #calendar: WorkCalendar | undefined;

  constructor(run: Run<Deal>, { program, facts }: DealContext) {
    this.run = run;
    this.program = program;
    this.facts = facts;
    this.intake = intakeOf(program);
    this.registration = this.intake.written;
    this.wasOpen = isOpen(run.item);
  }

  get item(): Draft<Deal> {
    return this.run.item;
  }

  /** The deal with everything given (S11), as it stands now. */
  get reading(): ItemReading {
    this.#reading ??= readDeal(this.program, this.item, this.run.now, this.facts);
    return this.#reading;
  }

  get calendar(): WorkCalendar {
    this.#calendar ??= calendarFor(this.program, this.item.partner, this.run.now, this.facts);
    return this.#calendar;
  }

  /** What the rules say of the deal as it stands, or of what it would be (D1). */
  examine(deal: Deal = this.item): Examination {
    const found = examine(this.program, deal, this.run.now, this.facts);
    if (deal === this.item) this.#reading = found.reading;
    return found;
  }

  /** Something that conditions read has changed. */
  forget(): void {
    this.#reading = undefined;
  }
}

/** The calendar of a partner's deals. */
export function calendarFor(program: LifecycleProgram, partner: string, now: number, facts: DealFacts): WorkCalendar {
  if (program.program.calendar?.variants === undefined) return program.baseCalendar;
  return program.calendarOf(facts.partner(partner, program.baseCalendar.dayOf(now)));
}

/** The work on a step: the same for all its timers and its message. */
export function workOn(run: Run<Deal>, context: DealContext): DealWork {
  context.work ??= new DealWork(run, context);
  return context.work;
}
