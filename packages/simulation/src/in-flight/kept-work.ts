import type { PartnerData } from '@tierwright/facts';
import {
  type AnyItem,
  candidatesAmong,
  type Deal,
  type DealFacts,
  type FundFacts,
  type LeadCandidate,
  type LedgerEntry,
  type LifecycleProgram,
  type Member,
  type MemberFacts,
  type Opposing,
  PartnerReadings,
  type People,
  peopleOf,
  type RunningItem,
  type StepFacts,
  standInsFor,
  TABLES,
  type WorldPerson,
} from '@tierwright/lifecycle';
import { CustomerIndex } from './customer-index.ts';
import { leadFactsAmong, MOST_CANDIDATES } from './lead-facts.ts';
import { NotTold } from './not-told.ts';

/** What runs of a program, as it was kept: what was read of a file of items. */
export interface KeptWork {
  readonly items: readonly AnyItem[];
  /** Null: nobody was named; then somebody is there for every role. */
  readonly people: readonly WorldPerson[] | null;
  /** What stands in the way of deals; a source that is left out was not told, null: it is not loaded. */
  readonly opposing: Partial<Opposing>;
  /** Null: it was not told. */
  readonly ledger: readonly LedgerEntry[] | null;
}

class Readings extends PartnerReadings {
  readonly #file: (id: string) => PartnerData | undefined;
  readonly #members: ReadonlyMap<string, Member>;

  constructor(file: (id: string) => PartnerData | undefined, members: ReadonlyMap<string, Member>) {
    super();
    this.#file = file;
    this.#members = members;
  }

  file(id: string): PartnerData | undefined {
    return this.#file(id);
  }

  member(id: string): Member | undefined {
    return this.#members.get(id);
  }

  /** What was read of a partner is not asked for again. */
  done(id: string): void {
    this.forgetReadingsOf(id);
  }
}

/** What the steps of kept work look at. What was not told is not guessed: asking for it gives `NotTold`. */
export class WorkFacts {
  readonly #work: KeptWork;
  readonly #deals: readonly Deal[];
  readonly #byPartner = new Map<string | null, RunningItem[]>();
  readonly #indices = new Map<LifecycleProgram, CustomerIndex>();
  readonly #readings: Readings;
  readonly #named: People | undefined;
  readonly #all: readonly string[] | null;
  #candidates: readonly LeadCandidate[] | undefined;

  /** `all`: every partner of the base, whose files are at hand; null: they are not, or too many to look for who has a lead next. */
  constructor(work: KeptWork, file: (id: string) => PartnerData | undefined, all: readonly string[] | null = null) {
    this.#all = all !== null && all.length <= MOST_CANDIDATES ? all : null;
    this.#work = work;
    this.#deals = work.items.filter((item) => item.kind === 'deal');
    const members = work.items.filter((item) => item.kind === 'member');
    for (const item of work.items) {
      if (item.kind === 'member') continue;
      const list = this.#byPartner.get(item.partner);
      if (list) list.push(item);
      else this.#byPartner.set(item.partner, [item]);
    }
    this.#readings = new Readings(file, new Map(members.map((member) => [member.id, member])));
    this.#named = work.people === null ? undefined : peopleOf(work.people);
  }

  /** Partners of which something runs, sorted; null: leads that nobody has. */
  get partners(): readonly (string | null)[] {
    const found = new Set(this.#work.items.map((item) => (item.kind === 'member' ? item.id : item.partner)));
    const named = [...found].filter((partner) => partner !== null).sort();
    return found.has(null) ? [...named, null] : named;
  }

  member(partner: string): Member | undefined {
    return this.#readings.member(partner);
  }

  /** What runs of a partner, its membership apart; null: what nobody has. */
  itemsOf(partner: string | null): readonly RunningItem[] {
    return this.#byPartner.get(partner) ?? [];
  }

  file(partner: string): PartnerData | undefined {
    return this.#readings.file(partner);
  }

  /** All of a partner is told: nothing more is asked about it. */
  done(partner: string): void {
    this.#readings.done(partner);
  }

  /** Whom notices go to: those who were named, else one person for every role, and one of the partner. */
  recipients(program: LifecycleProgram, partner: string | null): People {
    return this.#named ?? peopleOf(standInsFor(program, partner ?? '', null).filter(({ id }) => id === 'partner' || id.endsWith('.1')));
  }

  /** Those who were named; else as many as it takes for every role, for the partner and its distributor. */
  people(program: LifecycleProgram, partner: string | null, distributor: string | null = null): People {
    return this.#named ?? peopleOf(standInsFor(program, partner ?? '', distributor));
  }

  of(item: AnyItem, program: LifecycleProgram): StepFacts {
    const partner = item.kind === 'member' ? item.id : item.partner;
    const distributor = item.kind === 'deal' && typeof item.answers.distributor === 'string' ? item.answers.distributor : null;
    const readings = this.#readings;
    const common: StepFacts = {
      people: this.people(program, partner, distributor),
      partner: (id, day, parametersAsOf) => readings.reading(program, id, day, parametersAsOf),
      partnerTitle: (id) => readings.file(id)?.title,
    };
    if (item.kind === 'deal') return this.#ofDeal(item, program, common);
    if (item.kind === 'member') return this.#ofMember(program, common);
    if (item.kind === 'fund') return this.#ofFund(common);
    return item.kind === 'lead' ? leadFactsAmong(common, this.#leadCandidates()) : common;
  }

  /** What leads of this work say of the partners of the base. */
  #leadCandidates(): readonly LeadCandidate[] | null {
    if (this.#all === null) return null;
    const leads = this.#work.items.filter((item) => item.kind === 'lead');
    this.#candidates ??= candidatesAmong(this.#all, leads);
    return this.#candidates;
  }

  #ofDeal(deal: Deal, program: LifecycleProgram, common: StepFacts): DealFacts {
    let known: readonly Deal[] | undefined;
    const around = () => {
      known ??= this.#index(program).around(deal);
      return known;
    };
    const told = <K extends keyof Opposing>(source: K): Opposing[K] => {
      const records = this.#work.opposing[source];
      if (records === undefined) throw new NotTold(`What stands in its way is not told (${source}).`);
      return records as Opposing[K];
    };
    return {
      ...common,
      get deals() {
        return around();
      },
      get directOpportunities() {
        return told('directOpportunities');
      },
      get contracts() {
        return told('contracts');
      },
      get namedAccounts() {
        return told('namedAccounts');
      },
      get tenders() {
        return told('tenders');
      },
    };
  }

  #index(program: LifecycleProgram): CustomerIndex {
    let index = this.#indices.get(program);
    if (!index) {
      index = new CustomerIndex(program, this.#deals);
      this.#indices.set(program, index);
    }
    return index;
  }

  #ofMember(program: LifecycleProgram, common: StepFacts): MemberFacts {
    return {
      ...common,
      prepared: (partner) => this.#readings.prepared(program, partner),
      openItems: (partner) =>
        this.itemsOf(partner).flatMap(({ kind, id, state }) =>
          kind === 'onboarding' || TABLES[kind].ends.includes(state) ? [] : [{ kind, id }],
        ),
    };
  }

  #ofFund(common: StepFacts): FundFacts {
    const { ledger } = this.#work;
    return {
      ...common,
      get ledger() {
        if (ledger === null) throw new NotTold('What is left of the fund is not told.');
        return ledger;
      },
      rate: (from, to) => {
        if (from === to) return 1;
        throw new NotTold(`The rate of ${from} to ${to} is not told.`);
      },
    };
  }
}
