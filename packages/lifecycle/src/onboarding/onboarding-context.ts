import type { ItemReading, PartnerReading } from '@tierwright/engine';
import type { Json } from '@tierwright/program';
import type { ChainHost } from '../approvals/chain-run.ts';
import type { StepContext } from '../machine/advance.ts';
import type { LifecycleProgram, StepFacts } from '../machine/lifecycle-program.ts';
import type { Run } from '../machine/run.ts';
import type { Instant } from '../time/instant.ts';
import type { WorkCalendar } from '../time/work-calendar.ts';
import { answersAsFacts } from './answers.ts';
import type { OnboardingItem } from './onboarding-item.ts';
import type { StepGraph } from './step-graph.ts';

/** What one step of an onboarding looks at; the partner is read when a rule first asks. */
export class OnboardingContext implements StepContext {
  readonly program: LifecycleProgram;
  readonly graph: StepGraph;
  readonly facts: StepFacts;
  readonly #now: Instant;
  #partner: PartnerReading | undefined;
  #reading: { of: Readonly<Record<string, Json>>; reading: ItemReading } | undefined;
  #calendar: WorkCalendar | undefined;

  constructor(program: LifecycleProgram, graph: StepGraph, facts: StepFacts, now: Instant) {
    this.program = program;
    this.graph = graph;
    this.facts = facts;
    this.#now = now;
  }

  /** The partner's facts of the step's day, with the answers so far as `request.<field>`. */
  reading({ partner, answers }: Pick<OnboardingItem, 'partner' | 'answers'>): ItemReading {
    if (this.#reading?.of !== answers) {
      this.#partner ??= this.facts.partner(partner, this.program.baseCalendar.dayOf(this.#now));
      this.#reading = { of: answers, reading: this.#partner.about(answersAsFacts(this.program, this.graph, answers)) };
    }
    return this.#reading.reading;
  }

  /** The partner's calendar: it does not depend on answers. */
  calendar(item: Pick<OnboardingItem, 'partner' | 'answers'>): WorkCalendar {
    this.#calendar ??= this.program.calendar(this.reading(item));
    return this.#calendar;
  }

  /** What a chain of the onboarding needs (A1–A4). */
  host(run: Run<OnboardingItem>): ChainHost {
    const { partner, submitter, title } = run.item;
    return {
      run,
      program: this.program,
      reading: this.reading(run.item),
      calendar: this.calendar(run.item),
      people: this.facts.people,
      parties: { submitter, partner, distributor: null, opposing: [], owners: [] },
      title,
    };
  }
}

/** One step of an onboarding while it is worked on, and what it looks at. */
export interface OnboardingRun {
  readonly run: Run<OnboardingItem>;
  readonly context: OnboardingContext;
}
