import { type PartnerReading, readPartner } from '@tierwright/engine';
import type { PartnerData } from '@tierwright/facts';
import type { Json, Leads, Program } from '@tierwright/program';
import { lifecycleProgram, peopleOf } from '../approvals/asked-item.fixture.ts';
import type { Answers } from '../deals/answers.ts';
import type { Step } from '../machine/advance.ts';
import type { LifecycleProgram } from '../machine/lifecycle-program.ts';
import type { People } from '../machine/people.ts';
import type { Instant } from '../time/instant.ts';
import type { Lead } from './lead.ts';
import type { LeadFacts } from './lead-facts.ts';
import { beginLead, stepLead } from './lead-steps.ts';
import type { LeadMessage } from './messages.ts';

// For tests: a program with leads, candidates with what is known of them, and their people.

/** A Monday morning at ten in Berlin. */
export const MONDAY: Instant = Date.parse('2027-03-01T10:00:00+01:00');
export const HOUR = 3_600_000;

/** Leads for partners that are `good`, ranked by `score`; nine to five in Berlin. */
export function leadProgram(leads: Partial<Leads> = {}, more: Partial<Program> = {}): LifecycleProgram {
  return lifecycleProgram(
    JSON.stringify({
      pdl: '1.0',
      program: 'leads',
      version: '1.0.0',
      title: 'Leads',
      currency: 'EUR',
      timeZone: 'Europe/Berlin',
      roles: { sales: 'Inside sales' },
      facts: {
        good: { title: 'Good', type: 'boolean', attribute: 'good', onMissing: 'unknown' },
        score: { title: 'Score', type: 'number', attribute: 'score', onMissing: 'unknown' },
        region: { title: 'Region', type: 'string', attribute: 'region', onMissing: 'unknown' },
        room: { title: 'Room', type: 'integer', attribute: 'room', onMissing: 'unknown' },
      },
      ...more,
      leads: { eligible: { all: [{ fact: 'good', operator: 'equal', value: true }] }, otherwise: 'sales', ...leads },
    }),
  );
}

/** A candidate: attributes of the small program or of another, and what else is known of it. */
export interface Candidate {
  readonly good?: boolean | null;
  readonly score?: number | null;
  readonly room?: number | null;
  readonly region?: string;
  /** In place of those of the small program. */
  readonly attributes?: Readonly<Record<string, Json>>;
  readonly facts?: Readonly<Record<string, Json>>;
  readonly status?: string | null;
  readonly openLeads?: number | null;
  readonly lastOfferedAt?: Instant | null;
}

const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
};

/** Everything outside of leads. */
export class LeadWorld {
  readonly program: LifecycleProgram;
  candidates: Record<string, Candidate>;
  readonly #readings = new Map<string, PartnerReading>();

  constructor(candidates: Record<string, Candidate>, program: LifecycleProgram = leadProgram()) {
    this.candidates = candidates;
    this.program = program;
  }

  get people(): People {
    const partners = Object.keys(this.candidates);
    return peopleOf(
      [
        { id: 'sally', roles: ['sales'] },
        { id: 'max', roles: ['other'] },
        // Works for a partner: what it calls itself there is no role here.
        { id: 'spy', roles: ['sales'], partner: 'z' },
        ...partners.map((partner) => ({ id: `of ${partner}`, roles: [], partner })),
      ],
      Object.fromEntries(partners.map((partner) => [partner, ['max']])),
    );
  }

  get facts(): LeadFacts {
    return {
      people: this.people,
      partner: (id, day, parametersAsOf = day) => this.#read(id, day, parametersAsOf),
      candidates: Object.entries(this.candidates).map(([partner, { openLeads = 0, lastOfferedAt = null }]) => ({
        partner,
        openLeads,
        lastOfferedAt,
      })),
    };
  }

  #read(id: string, asOf: string, parametersAsOf: string): PartnerReading {
    const { openLeads: _, lastOfferedAt: __, status = 'active', facts, attributes: others, ...own } = this.candidates[id] ?? {};
    const attributes: Record<string, Json> = { ...(others ?? { good: true, ...own }) };
    const given: Record<string, Json> = { 'partner.status': status, ...facts };
    const key = JSON.stringify([id, asOf, parametersAsOf, attributes, given]);
    let reading = this.#readings.get(key);
    if (!reading) {
      const data: PartnerData = { id, attributes, facts: given };
      const read = readPartner(this.program.compiled, data, { asOf, parametersAsOf });
      if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('\n'));
      reading = read.value;
      this.#readings.set(key, reading);
    }
    return reading;
  }

  #keep(step: Step<Lead>): Step<Lead> {
    return frozen({ ...step, item: JSON.parse(JSON.stringify(step.item)) as Lead });
  }

  begin(answers: Answers = {}, at: Instant = MONDAY): Step<Lead> {
    const begun = beginLead(this.program, { id: 'l1', answers }, at, frozen(this.facts));
    if (!begun.ok) throw new Error(begun.problems.map(({ code, pointer }) => `${code} ${pointer}`).join(', '));
    return this.#keep(begun.value);
  }

  /** A step that is taken. */
  step(item: Lead, at: Instant, message?: LeadMessage): Step<Lead> {
    const outcome = stepLead(this.program, frozen(item), frozen(message), at, frozen(this.facts));
    if (!outcome.ok) throw new Error(outcome.problems.map(({ code, message: text, pointer }) => `${code} ${pointer} ${text}`).join('\n'));
    return this.#keep(outcome.value);
  }

  after(item: Lead, at: Instant, message?: LeadMessage): Lead {
    return this.step(item, at, message).item;
  }

  /** A step by somebody of the partner that has the lead. */
  answer(item: Lead, at: Instant, message: Record<string, Json>): Lead {
    return this.after(item, at, { by: `of ${item.partner}`, ...message } as never);
  }

  /** Code and pointer of a step that is refused. */
  refused(item: Lead, at: Instant, message: object | null): string {
    const outcome = stepLead(this.program, frozen(item), message as LeadMessage, at, frozen(this.facts));
    if (outcome.ok) throw new Error(`taken: ${outcome.value.item.state}`);
    return outcome.problems.map(({ code, pointer }) => `${code} ${pointer}`.trim()).join(', ');
  }

  /** Declines until nobody is left: to whom it was offered, in order. */
  asked(answers: Answers = {}): readonly string[] {
    let { item } = this.begin(answers);
    while (item.partner !== null) item = this.answer(item, item.at + 1, { type: 'decline' });
    return item.offers.map(({ partner }) => partner);
  }
}

/** Ids and instants of timers, local in Berlin. */
export const timers = ({ timers: list }: Lead, { program }: LeadWorld): readonly string[] =>
  list.map(({ id, at }) => `${id} ${program.baseCalendar.textOf(at)}`);
