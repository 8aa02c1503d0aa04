import type { AnyItem, FundFacts, Lead, LeadFacts, LifecycleProgram, Member, RunningItem, StepFacts } from '@tierwright/lifecycle';
import {
  assumedMember,
  type ImpactPart,
  impactOfRunning,
  leadFactsAmong,
  MOST_CANDIDATES,
  type PartnerWork,
  partnerImpact,
  type RunningImpact,
  together,
} from '@tierwright/simulation';
import { countPartners, findItem, itemsOfPartner, listItems, listPartnerIds, type Tx } from '@tierwright/store';
import type { Service } from '../../command/command.ts';
import { breathe } from '../../decisions/breathe.ts';
import { NotLoaded, whenLoaded } from '../../facts/not-loaded.ts';
import { StepBook } from '../../facts/step-book.ts';
import { kindsThatMoveWhenOver } from '../../programs/move-running.ts';
import { ratesIn } from '../../rates/rate-book.ts';
import type { ShardsAsked } from './base-shards.ts';
import { unlessAborted } from './unless-aborted.ts';

/** Partners whose work is read at once: between them others work. */
const PAGE = 20;
const LEADS = 500;
const KINDS = ['deal', 'fund', 'lead', 'onboarding'] as const;

/** SIM-F1: what runs of a shard's partners in the store, under the candidate, as a part that adds to those of its partners. */
export async function runningPart(service: Service, asked: ShardsAsked): Promise<ImpactPart> {
  const { tenant, simulated, range, signal } = asked;
  // What runs is known as it is now, not as it was.
  if (simulated.input.days.asKnownOn !== undefined) return impactOfRunning(together([]));
  const found: RunningImpact[] = [];
  const pause = breathe();
  // Leads that nobody has are nobody's: they are told with the first partners.
  if (range.after === null && isWhole(simulated.input.partners))
    found.push(await unlessAborted(signal, () => leadsOfNobody(service, asked)));
  for (let last = range.after; ; ) {
    signal.throwIfAborted();
    await pause();
    const { ids, impacts } = await unlessAborted(signal, () =>
      service.store.read(tenant, async (tx) => {
        const page = await listPartnerIds(tx, simulated.input.partners, { after: last, through: range.through }, PAGE);
        const book = new StepBook(tx);
        await book.partners.load(page);
        const ofPage: RunningImpact[] = [];
        for (const partner of page) {
          signal.throwIfAborted();
          ofPage.push(await ofPartner(service, tx, book, asked, partner));
        }
        return { ids: page, impacts: ofPage };
      }),
    );
    found.push(...impacts);
    if (ids.length < PAGE) return impactOfRunning(together(found));
    last = ids.at(-1) ?? null;
  }
}

const isWhole = (partners: object): boolean => Object.keys(partners).length === 0;

async function leadsOfNobody(service: Service, asked: ShardsAsked): Promise<RunningImpact> {
  return service.store.read(asked.tenant, async (tx) => {
    const items: RunningItem[] = [];
    for (let after: string | undefined; ; ) {
      asked.signal.throwIfAborted();
      const page = await listItems(tx, { kind: 'lead', states: ['unplaced'], limit: LEADS, ...(after === undefined ? {} : { after }) });
      const own = page.filter(({ program }) => program === asked.simulated.after.program.program);
      items.push(...own.map(({ body }) => body as unknown as RunningItem));
      after = page.at(-1)?.id;
      if (page.length < LEADS) break;
    }
    return told(service, tx, new StepBook(tx), asked, { partner: null, member: undefined, items });
  });
}

async function ofPartner(service: Service, tx: Tx, book: StepBook, asked: ShardsAsked, partner: string): Promise<RunningImpact> {
  const { after: candidate } = asked.simulated;
  const over = kindsThatMoveWhenOver(candidate);
  const items: RunningItem[] = [];
  for (const kind of KINDS)
    for (const key of await itemsOfPartner(tx, partner, { kinds: [kind], ...(over.includes(kind) ? {} : { isOver: false }) })) {
      const row = await findItem(tx, key);
      if (row?.program === candidate.program.program) items.push(row.body as unknown as RunningItem);
    }
  const member = await memberOf(tx, book, partner, candidate);
  const assumed = book.partners.member(partner) ? undefined : assumedOf(book, partner, asked);
  return told(service, tx, book, asked, { partner, member, assumed, items });
}

/** SIM-F15: the membership that a partner without one is taken to have, where that is asked for and it can be decided. */
function assumedOf(book: StepBook, partner: string, { simulated: { input, before } }: ShardsAsked): Member | undefined {
  const file = input.notices === true ? book.partners.file(partner) : undefined;
  const assumed = file && assumedMember(before, file, input.days.asOf);
  return assumed?.ok ? assumed.value : undefined;
}

/** The membership of a partner, where it is one of the program. */
async function memberOf(tx: Tx, book: StepBook, partner: string, { program }: LifecycleProgram): Promise<Member | undefined> {
  const member = book.partners.member(partner);
  const row = member && (await findItem(tx, { kind: 'member', id: partner }));
  return row?.program === program.program ? member : undefined;
}

/** SIM-F9: who has a lead next is looked for when it is asked, among partners that are not too many. */
function leadFactsOf(tx: Tx, book: StepBook, lead: Lead, program: LifecycleProgram): LeadFacts {
  const common = book.common(program);
  let known: LeadFacts | undefined;
  return {
    ...common,
    get candidates() {
      if (known) return known.candidates;
      throw new NotLoaded(`to whom lead ${lead.id} may go`, async () => {
        const isMany = (await countPartners(tx, {})) > MOST_CANDIDATES;
        known = isMany ? leadFactsAmong(common, null) : ((await book.factsFor(lead, program)) as LeadFacts);
      });
    },
  };
}

/** What the steps of an item look at; a ledger, and all partners for a lead, are read when they are asked for. */
async function factsOf(tx: Tx, book: StepBook, item: AnyItem, program: LifecycleProgram): Promise<StepFacts> {
  if (item.kind === 'lead') return leadFactsOf(tx, book, item, program);
  if (item.kind !== 'fund') return book.factsFor(item, program);
  let ledger: FundFacts['ledger'] | undefined;
  const facts: FundFacts = {
    ...book.common(program),
    get ledger() {
      if (ledger) return ledger;
      throw new NotLoaded(`the ledger of ${item.fund}`, async () => {
        ({ ledger } = (await book.factsFor(item, program)) as FundFacts);
      });
    },
    rate: ratesIn(tx),
  };
  return facts;
}

type Has = Pick<PartnerWork, 'partner' | 'member' | 'assumed' | 'items'>;

async function told(service: Service, tx: Tx, book: StepBook, { simulated }: ShardsAsked, has: Has): Promise<RunningImpact> {
  const { before, after: candidate, input } = simulated;
  const { partner, member, assumed, items } = has;
  const its = member ?? assumed;
  const versions = new Map([before, candidate].map((version) => [version.hash, version]));
  const facts = new Map<AnyItem, Map<LifecycleProgram, StepFacts>>();
  for (const item of its ? [...items, its] : items) {
    const own = versions.get(item.program) ?? (await service.programs.byHash(tx, item.program));
    versions.set(own.hash, own);
    facts.set(item, new Map());
    for (const program of [own, candidate]) facts.get(item)?.set(program, await factsOf(tx, book, item, program));
  }
  const work: PartnerWork = {
    ...has,
    file: partner === null ? undefined : book.partners.file(partner),
    recipients: book.people,
    facts(item, program) {
      const found = facts.get(item)?.get(program);
      if (!found) throw new Error(`The facts of ${item.kind} ${item.id} were to be read`);
      return found;
    },
  };
  return whenLoaded(() => partnerImpact(work, { candidate, versions, day: input.days.asOf }));
}
