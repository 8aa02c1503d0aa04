import { type PartnerReading, readPartner } from '@tierwright/engine';
import type { PartnerData } from '@tierwright/facts';
import type { Fund, Json, Program } from '@tierwright/program';
import { lifecycleProgram, peopleOf } from '../approvals/asked-item.fixture.ts';
import type { Step } from '../machine/advance.ts';
import type { LedgerEntry } from '../machine/effect.ts';
import type { LifecycleProgram } from '../machine/lifecycle-program.ts';
import type { Person } from '../machine/people.ts';
import type { Instant } from '../time/instant.ts';
import type { FundFacts } from './fund-facts.ts';
import type { FundRequest } from './fund-request.ts';
import { beginFundRequest, stepFundRequest } from './fund-steps.ts';
import type { CostLine, FundMessage, PlanDraft } from './messages.ts';

// For tests: a program with a fund, partners, people, rates, and a ledger that keeps what steps enter.

/** An instant from local time in Berlin in 2027, such as `03-01 10:00`. */
export function berlin(text: string): Instant {
  const summer = text >= '03-28 02:00' && text < '10-31 02:00';
  return Date.parse(`2027-${text.replace(' ', 'T')}:00+0${summer ? 2 : 1}:00`);
}

const REQUEST: Partial<Fund> = { kind: 'request', budget: 1000, perPartner: 600, approval: 'plan' };

/** A program with a fund `growth`, Monday to Friday nine to five in Berlin; `gold` is an attribute. */
export function fundProgram(fund: Partial<Fund> = REQUEST, more: Partial<Program> = {}): LifecycleProgram {
  return lifecycleProgram(
    JSON.stringify({
      pdl: '1.0',
      program: 'funds',
      version: '1.0.0',
      title: 'Funds',
      currency: 'EUR',
      timeZone: 'Europe/Berlin',
      roles: { marketing: 'Marketing', finance: 'Finance' },
      requirements: { earns: { title: 'Earns', when: { all: [{ fact: 'gold', operator: 'equal', value: true }] } } },
      approvals: {
        plan: { title: 'Plan', steps: [{ id: 'look', title: 'Look at the plan', roles: ['marketing'] }] },
        proof: { title: 'Proof', steps: [{ id: 'read', title: 'Read the proof', roles: ['finance'] }] },
      },
      benefits: [{ id: 'mdf', title: 'Earned money', kind: 'mdfAccrual', value: 2, basis: 'sales' }],
      ...more,
      facts: {
        sales: { title: 'Sales', type: 'money', attribute: 'sales' },
        gold: { title: 'Gold', type: 'boolean', attribute: 'gold' },
        ...more.facts,
      },
      funds: [
        {
          id: 'growth',
          title: 'Growth fund',
          activities: [
            { id: 'event', title: 'Event' },
            { id: 'story', title: 'Story' },
          ],
          ...fund,
        },
      ],
    }),
  );
}

const PEOPLE: readonly Person[] = [
  { id: 'pat', roles: [], partner: 'acme' },
  { id: 'pia', roles: [], partner: 'acme' },
  { id: 'bob', roles: [], partner: 'best' },
  { id: 'max', roles: ['marketing'] },
  { id: 'fay', roles: ['finance'] },
  { id: 'chris', roles: ['channelManager'] },
  { id: 'amy', roles: [] },
];

const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
};

/** A plan for an event; 400 euros of cost unless told. */
export const plan = (startsOn: string, costs: readonly CostLine[] | number = 400, more: Partial<PlanDraft> = {}): PlanDraft => ({
  activity: 'event',
  startsOn,
  endsOn: startsOn,
  costs: typeof costs === 'number' ? [{ title: 'Hall', amount: costs }] : costs,
  ...more,
});

/** Everything outside of requests. */
export class FundWorld {
  readonly program: LifecycleProgram;
  readonly fund: string;
  ledger: LedgerEntry[] = [];
  /** Facts by partner, as given; `acme` and `best` are active. */
  partners: Record<string, Record<string, Json>> = {};
  /** Attributes by partner. */
  attributes: Record<string, Json> = { gold: true };
  rates: Record<string, number> = {};
  readonly #readings = new Map<string, PartnerReading>();

  constructor(program: LifecycleProgram = fundProgram(), fund = 'growth') {
    this.program = program;
    this.fund = fund;
  }

  get facts(): FundFacts {
    return {
      people: peopleOf(PEOPLE, { acme: ['amy'], best: ['amy'] }),
      partner: (id, day, parametersAsOf = day) => this.#read(id, day, parametersAsOf),
      ledger: this.ledger,
      rate: (from, to, day) => this.rates[`${from} ${to} ${day}`] ?? this.rates[`${from} ${to}`] ?? null,
    };
  }

  #read(id: string, asOf: string, parametersAsOf: string): PartnerReading {
    const data: PartnerData = { id, attributes: this.attributes, facts: { 'partner.status': 'active', ...this.partners[id] } };
    const key = JSON.stringify([data, asOf, parametersAsOf]);
    let reading = this.#readings.get(key);
    if (!reading) {
      const read = readPartner(this.program.compiled, data, { asOf, parametersAsOf });
      if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('\n'));
      reading = read.value;
      this.#readings.set(key, reading);
    }
    return reading;
  }

  #keep(step: Step<FundRequest>): Step<FundRequest> {
    for (const effect of step.effects) {
      if (effect.do !== 'ledger') continue;
      const { do: _, id, ...entry } = effect;
      this.ledger = [...this.ledger, entry];
    }
    return frozen({ ...step, item: JSON.parse(JSON.stringify(step.item)) as FundRequest });
  }

  begin(id: string, at: Instant, partner = 'acme'): FundRequest {
    const begun = beginFundRequest(this.program, { id, fund: this.fund, partner }, at, frozen(this.facts));
    if (!begun.ok) throw new Error(begun.problems[0]?.message);
    return this.#keep(begun.value).item;
  }

  /** A step that is taken. */
  step(item: FundRequest, at: Instant, message?: FundMessage): Step<FundRequest> {
    const outcome = stepFundRequest(this.program, frozen(item), frozen(message), at, this.facts);
    if (!outcome.ok) throw new Error(outcome.problems.map(({ code, message: text, pointer }) => `${code} ${pointer} ${text}`).join('\n'));
    return this.#keep(outcome.value);
  }

  after(item: FundRequest, at: Instant, message?: FundMessage): FundRequest {
    return this.step(item, at, message).item;
  }

  /** Code and pointer of a step that is refused. */
  refused(item: FundRequest, at: Instant, message: object): string {
    const before = JSON.stringify(item);
    const outcome = stepFundRequest(this.program, frozen(item), message as FundMessage, at, this.facts);
    if (outcome.ok) throw new Error(`taken: ${outcome.value.item.state}`);
    if (JSON.stringify(item) !== before) throw new Error('the item changed');
    return outcome.problems.map(({ code, pointer }) => `${code} ${pointer}`.trim()).join(', ');
  }

  /** A request that is handed in. */
  submitted(id: string, at: Instant, draft: PlanDraft, partner = 'acme'): FundRequest {
    return this.after(this.begin(id, at, partner), at, { type: 'submit', by: partner === 'acme' ? 'pat' : 'bob', plan: draft });
  }

  decide(item: FundRequest, at: Instant, outcome: 'approve' | 'reject' | 'return', by = 'max'): Step<FundRequest> {
    const chain = item.chains.find(({ state }) => state === 'running');
    const open = chain?.steps.find(({ state }) => state === 'open');
    const reason = outcome === 'approve' ? {} : { reason: 'Because.' };
    return this.step(item, at, { type: 'decide', by, chain: chain?.id ?? '', step: open?.id ?? '', outcome, ...reason });
  }

  approved(id: string, at: Instant, draft: PlanDraft, partner = 'acme'): FundRequest {
    return this.decide(this.submitted(id, at, draft, partner), at, 'approve').item;
  }
}

/** Ids and instants of timers, local in Berlin. */
export const timers = ({ timers: list }: FundRequest, { program }: FundWorld): readonly string[] =>
  list.map(({ id, at }) => `${id} ${program.baseCalendar.textOf(at)}`);

/** Ledger entries in short: `reserved 200`. */
export const entries = (step: Pick<Step<FundRequest>, 'effects'>): readonly string[] =>
  step.effects.flatMap((effect) =>
    effect.do === 'ledger' ? [`${effect.entry} ${effect.minor}${effect.lot ? ` of ${effect.lot}` : ''}`] : [],
  );

export const reasons = (item: FundRequest): readonly string[] => item.reasons.map(({ by }) => by);
