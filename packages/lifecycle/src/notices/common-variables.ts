import { type PartnerReading, valueInWords } from '@tierwright/engine';
import { toMajor } from '@tierwright/program';
import type { WorkCalendar } from '../time/work-calendar.ts';
import type { NoticeSubject } from './notice-subject.ts';
import type { NoticeValue } from './notice-value.ts';

/** What every event knows (N1.3): of the partner, the program and the day. The partner is read when a notice first asks. */
export class CommonVariables {
  readonly #subject: NoticeSubject;
  readonly #partner: string | null;
  #reading: PartnerReading | undefined;
  #calendar: WorkCalendar | undefined;

  constructor(subject: NoticeSubject, partner: string | null) {
    this.#subject = subject;
    this.#partner = partner;
  }

  /** The calendar that holds for the partner: in its time notices tell days and hours. */
  get calendar(): WorkCalendar {
    const { program } = this.#subject;
    const hasVariants = program.program.calendar?.variants !== undefined;
    this.#calendar ??= hasVariants && this.#partner !== null ? program.calendarOf(this.#read(this.#partner)) : program.baseCalendar;
    return this.#calendar;
  }

  /** A variable that every event knows, or a fact of the partner; undefined where it is none of them. */
  value(name: string): NoticeValue | undefined {
    const { program, facts, now } = this.#subject;
    const partner = this.#partner;
    switch (name) {
      case 'program.title':
        return program.program.title;
      case 'program.version':
        return program.program.version;
      case 'today':
        return { day: this.calendar.dayOf(now) };
      case 'partner.id':
        return partner;
      case 'partner.title':
        return partner === null ? null : (facts.partnerTitle?.(partner) ?? partner);
      case 'partner.track':
        return this.#track()?.title ?? null;
      case 'partner.tier':
        return this.#track()?.tiers.find(({ id }) => id === this.#given('partner.tier'))?.title ?? null;
      default:
        return name.startsWith('partner.') ? this.#fact(name) : undefined;
    }
  }

  #read(partner: string): PartnerReading {
    const { program, facts, now } = this.#subject;
    this.#reading ??= facts.partner(partner, program.baseCalendar.dayOf(now));
    return this.#reading;
  }

  #given(id: string) {
    return this.#partner === null ? null : this.#read(this.#partner).about({}).value(id);
  }

  #track() {
    const id = this.#given('partner.track');
    return this.#subject.program.program.tracks?.find((track) => track.id === id);
  }

  #fact(id: string): NoticeValue | undefined {
    const { program } = this.#subject.program;
    const fact = program.facts?.[id];
    if (!fact) return undefined;
    const value = this.#given(id);
    if (value === null) return null;
    const shown = fact.type === 'money' && typeof value === 'number' ? toMajor(value, program.currency) : value;
    return valueInWords(program, id, typeof shown === 'object' ? [...shown] : shown);
  }
}
