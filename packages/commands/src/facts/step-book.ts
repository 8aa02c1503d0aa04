import type {
  Deal,
  DealFacts,
  FundFacts,
  Item,
  LeadFacts,
  LifecycleProgram,
  MemberFacts,
  Opposing,
  StepFacts,
} from '@tierwright/lifecycle';
import { mayBeDuplicates, OPEN_LEAD_STATES } from '@tierwright/lifecycle';
import { type CustomerKey, dealsSharing, itemsOfPartner, keysOfKinds, leadCandidates, ledgerOf, type Tx } from '@tierwright/store';
import { ratesIn } from '../rates/rate-book.ts';
import { answersOf, customerOf, namedBy, nameKey, namesOf } from './customer-of-deal.ts';
import { ledgerEntryOf } from './ledger-entry.ts';
import { NotLoaded } from './not-loaded.ts';
import { opposingOf } from './opposing-of.ts';
import { PartnerBook } from './partner-book.ts';
import { PeopleBook } from './people-book.ts';

/** So many partners are read at once, where all of them come into question. */
const PAGE = 500;

/** What the steps of one transaction look at, read when it is asked for. */
export class StepBook {
  readonly #tx: Tx;
  readonly people: PeopleBook;
  readonly partners: PartnerBook;

  constructor(tx: Tx) {
    this.#tx = tx;
    this.people = new PeopleBook(tx);
    this.partners = new PartnerBook(tx);
  }

  /** What every step may look at, as `program` sees it. */
  common(program: LifecycleProgram): StepFacts {
    const { people, partners } = this;
    return {
      people,
      partner: (partner, day, parametersAsOf) => partners.reading(program, partner, day, parametersAsOf),
      partnerTitle: (partner) => partners.file(partner)?.title,
    };
  }

  /** The facts of an item's steps; `answers`: those that a message would give a deal, besides its own. */
  async factsFor(item: Item, program: LifecycleProgram, answers: readonly Deal['answers'][] = []): Promise<StepFacts> {
    const partner = item.kind === 'member' ? item.id : ((item as { readonly partner?: string | null }).partner ?? null);
    await this.people.load(partner);
    if (partner !== null) await this.partners.load([partner]);
    switch (item.kind) {
      case 'deal':
        return this.#dealFacts(item as Deal, program, answers);
      case 'member':
        return this.#memberFacts(program);
      case 'fund':
        return this.#fundFacts((item as unknown as { readonly fund: string }).fund, program);
      case 'lead':
        return this.#leadFacts(program);
      case 'onboarding':
        return this.common(program);
    }
  }

  /** Other registrations and what stands in the way are read when a step asks for them: most steps do not. */
  #dealFacts(deal: Deal, program: LifecycleProgram, more: readonly Deal['answers'][]): DealFacts {
    const answers = [...answersOf(deal), ...more];
    let deals: readonly Deal[] | undefined;
    const load = async () => {
      deals = await this.#dealsAround(deal, program, answers);
    };
    let opposing: Opposing | undefined;
    const inTheWay = (): Opposing => {
      if (opposing) return opposing;
      throw new NotLoaded(`what stands in the way of deal ${deal.id}`, async () => {
        opposing = await opposingOf(this.#tx, customerOf(program, answers));
      });
    };
    return {
      ...this.common(program),
      get deals() {
        if (deals) return deals;
        throw new NotLoaded(`registrations around deal ${deal.id}`, load);
      },
      get directOpportunities() {
        return inTheWay().directOpportunities;
      },
      get contracts() {
        return inTheWay().contracts;
      },
      get namedAccounts() {
        return inTheWay().namedAccounts;
      },
      get tenders() {
        return inTheWay().tenders;
      },
    };
  }

  /**
   * The open registrations that a deal is compared with: those of its customer, and of theirs, since a place depends on what
   * is before those before it; those of names alike, where likely duplicates are looked for; and those that it names, or that
   * name it.
   */
  async #dealsAround(deal: Deal, program: LifecycleProgram, answers: readonly Deal['answers'][]): Promise<readonly Deal[]> {
    const found = new Map<string, Deal>();
    const take = async (keys: readonly CustomerKey[], ids: readonly string[]): Promise<readonly Deal[]> => {
      const rows = (await dealsSharing(this.#tx, keys, ids)) as unknown as readonly Deal[];
      const fresh = rows.filter(({ id, state }) => id !== deal.id && state !== 'draft' && !found.has(id));
      for (const other of fresh) found.set(other.id, other);
      return fresh;
    };
    const asked = new Set<string>();
    let keys = customerOf(program, answers);
    let near = await take([{ kind: 'deal', value: deal.id }, ...keys], namedBy(deal));
    for (;;) {
      for (const { kind, value } of keys) asked.add(`${kind}\n${value}`);
      keys = customerOf(program, near.flatMap(answersOf)).filter(({ kind, value }) => !asked.has(`${kind}\n${value}`));
      if (keys.length === 0) break;
      near = await take(keys, []);
    }
    const alike = await this.#alike(program, [...answers, ...[...found.values()].flatMap(answersOf)]);
    await take(
      [],
      alike.filter((id) => id !== deal.id && !found.has(id)),
    );
    return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** Ids of the open registrations whose customer may be one of these under another name. */
  async #alike(program: LifecycleProgram, answers: readonly Deal['answers'][]): Promise<readonly string[]> {
    const mayBe = mayBeDuplicates(program);
    const names = namesOf(program, answers);
    // A program that does not look for duplicates finds nobody like anybody, not even by the same name.
    if (!names.some(({ name }) => mayBe(name, name))) return [];
    const kinds = [...new Set(names.map((name) => nameKey(name).kind))];
    const known = await keysOfKinds(this.#tx, 'deal', kinds);
    const alike = known.filter(({ kind, value }) => names.some((name) => nameKey(name).kind === kind && mayBe(name.name, value)));
    return [...new Set(alike.map(({ subject }) => subject))];
  }

  #memberFacts(program: LifecycleProgram): MemberFacts {
    const open = new Map<string, ReturnType<MemberFacts['openItems']>>();
    return {
      ...this.common(program),
      prepared: (partner) => this.partners.prepared(program, partner),
      openItems: (partner) => {
        const known = open.get(partner);
        if (known) return known;
        throw new NotLoaded(`items of ${partner}`, async () => {
          const items = await itemsOfPartner(this.#tx, partner, { kinds: ['deal', 'fund', 'lead'], isOver: false });
          open.set(partner, items as ReturnType<MemberFacts['openItems']>);
        });
      },
    };
  }

  async #fundFacts(fund: string, program: LifecycleProgram): Promise<FundFacts> {
    const ledger = (await ledgerOf(this.#tx, fund)).map(ledgerEntryOf);
    return { ...this.common(program), ledger, rate: ratesIn(this.#tx) };
  }

  async #leadFacts(program: LifecycleProgram): Promise<LeadFacts> {
    const candidates = await leadCandidates(this.#tx, OPEN_LEAD_STATES);
    const ids = candidates.map(({ partner }) => partner);
    for (let from = 0; from < ids.length; from += PAGE) await this.partners.load(ids.slice(from, from + PAGE));
    return { ...this.common(program), candidates };
  }
}

const books = new WeakMap<Tx, StepBook>();

/** The book of a transaction. */
export function bookOf(tx: Tx): StepBook {
  let book = books.get(tx);
  if (!book) {
    book = new StepBook(tx);
    books.set(tx, book);
  }
  return book;
}
