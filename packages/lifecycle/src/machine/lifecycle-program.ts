import type { CompiledProgram, ItemReading, PartnerReading } from '@tierwright/engine';
import type { ApprovalChain, Program } from '@tierwright/program';
import { type WorkCalendar, workCalendars } from '../time/work-calendar.ts';
import type { People } from './people.ts';

/** The chain that every program has (S6). */
const REVIEW: ApprovalChain = {
  title: 'Review by the channel manager',
  steps: [{ id: 'review', title: 'Review', roles: ['channelManager'] }],
};

/** What a step may look at besides the item. */
export interface StepFacts {
  readonly people: People;
  /** The facts of a partner on a local day, with the parameters of `parametersAsOf` (default: the same day). */
  partner(id: string, day: string, parametersAsOf?: string): PartnerReading;
  /** What people call a partner; without it, or where it knows none, its id stands in notices. */
  partnerTitle?(id: string): string | undefined;
}

/** A program made ready for steps, once per hash. */
export class LifecycleProgram {
  readonly compiled: CompiledProgram;
  readonly program: Program;
  readonly hash: string;
  readonly #calendars: ReturnType<typeof workCalendars>;
  readonly #calendarOf = new WeakMap<PartnerReading, WorkCalendar>();

  constructor(compiled: CompiledProgram) {
    this.compiled = compiled;
    this.program = compiled.program;
    this.hash = compiled.hash;
    this.#calendars = workCalendars(compiled.program);
  }

  /** A chain by its id; `review` is built in. Nothing where the program has none of that id. */
  chain(id: string): ApprovalChain | undefined {
    return this.program.approvals?.[id] ?? (id === 'review' ? REVIEW : undefined);
  }

  /** The calendar that holds for an item: the first variant whose condition is met, else the program's. */
  calendar(reading: ItemReading): WorkCalendar {
    const found = this.#calendars.variants.find(({ when }) => reading.status(when) === 'met');
    return found?.calendar ?? this.#calendars.base;
  }

  /** The calendar that holds for what belongs to a partner: variants are chosen by its facts, once for a reading. */
  calendarOf(partner: PartnerReading): WorkCalendar {
    let calendar = this.#calendarOf.get(partner);
    if (!calendar) {
      calendar = this.calendar(partner.about({}));
      this.#calendarOf.set(partner, calendar);
    }
    return calendar;
  }

  /** The program's own calendar, for what belongs to no partner. */
  get baseCalendar(): WorkCalendar {
    return this.#calendars.base;
  }
}
