import {
  addPartner,
  type Comparison,
  type Decision,
  decide,
  emptyPart,
  isMove,
  ratesOn,
  reportOf,
  type SimulationPart,
  TierOrder,
} from '@tierwright/engine';
import type { PartnerData } from '@tierwright/facts';
import {
  address,
  asOfMember,
  changeNotices,
  type Instant,
  type LifecycleProgram,
  type Member,
  type MemberFacts,
  moveMember,
  stepMember,
} from '@tierwright/lifecycle';
import type { Problem } from '@tierwright/program';
import { partnersConcerned, type Tx } from '@tierwright/store';
import type { Service } from '../command/command.ts';
import { whenLoaded } from '../facts/not-loaded.ts';
import { StepBook } from '../facts/step-book.ts';
import { changedDeals } from './changed-deals.ts';
import { type Measured, type Measures, measured } from './release-limits.ts';
import { changeSummary } from './tell-change.ts';

/** Partners of a page, read in one snapshot; between pages others work. */
const PAGE = 100;
/** So many partners that cannot be decided are named. */
const NAMED = 20;

/** What a version would do with every partner, before it comes into force. */
export interface DryRun {
  /** What it was compared with; null: the program had no version in force. */
  readonly base: string | null;
  readonly partners: number;
  /** Partners that it cannot decide: it does not come into force. */
  readonly undecided: number;
  readonly problems: readonly Problem[];
  readonly measured: readonly Measured[];
  readonly summary: string;
}

interface Versions {
  readonly from: LifecycleProgram | undefined;
  readonly to: LifecycleProgram;
  readonly now: Instant;
  readonly day: string;
}

interface Tally {
  readonly part: SimulationPart;
  readonly problems: Problem[];
  partners: number;
  undecided: number;
  members: number;
  demoted: number;
  notices: number;
}

/** Decides every partner under a version and the one in force, page by page, and measures what its `limits` bound. */
export async function dryRunRelease(
  service: Service,
  tenant: string,
  { base, hash, now }: { readonly base: string | null; readonly hash: string; readonly now: Instant },
): Promise<DryRun> {
  const versions = await service.store.read(tenant, async (tx): Promise<Versions> => {
    const to = await service.programs.byHash(tx, hash);
    const from = base === null ? undefined : await service.programs.byHash(tx, base);
    return { from, to, now, day: to.baseCalendar.dayOf(now) };
  });
  const tally: Tally = { part: emptyPart(), problems: [], partners: 0, undecided: 0, members: 0, demoted: 0, notices: 0 };
  const program = versions.to.program.program;
  for (let after: string | null = null; ; ) {
    const from: string | null = after;
    const ids: readonly string[] = await service.store.read(tenant, async (tx) => {
      const page = await partnersConcerned(tx, program, from, PAGE);
      await dryRunPage(service, tx, versions, page, tally);
      return page;
    });
    if (ids.length < PAGE) break;
    after = ids.at(-1) ?? null;
  }
  const deals = versions.from ? await changedDeals(service, tenant, versions.to) : 0;
  return found(versions, tally, deals, base);
}

function found({ from, to }: Versions, tally: Tally, deals: number, base: string | null): DryRun {
  const { part, problems, partners, undecided, members, demoted, notices } = tally;
  const report = from && reportOf(part, comparison(from, to));
  const cost = report?.cost;
  const rise = !cost ? 0 : cost.difference === null ? null : percent(cost.difference, cost.before);
  const measures: Measures = {
    demotedWithoutGracePercent: percent(demoted, members),
    benefitCostRisePercent: rise,
    runningDealsChanged: deals,
    noticesPerDay: notices,
  };
  return {
    ...{ base, partners, undecided, problems, measured: measured(to.program, measures) },
    summary: report?.summary ?? `The first version in force; ${partners} partners were decided.`,
  };
}

/** Of nothing everything is more than it can bear. */
const percent = (part: number, whole: number): number => (part <= 0 ? 0 : whole === 0 ? Number.MAX_SAFE_INTEGER : (100 * part) / whole);

const comparison = (from: LifecycleProgram, to: LifecycleProgram): Comparison => ({
  baseline: from.program,
  candidate: to.program,
  order: new TierOrder(from.program, to.program),
});

async function dryRunPage(service: Service, tx: Tx, versions: Versions, ids: readonly string[], tally: Tally): Promise<void> {
  const book = new StepBook(tx);
  await book.partners.load(ids);
  for (const id of ids) {
    tally.partners += 1;
    const problems = await dryRunPartner(service, tx, versions, book, id, tally);
    if (problems.length === 0) continue;
    tally.undecided += 1;
    if (tally.undecided <= NAMED) tally.problems.push(...problems.slice(0, 3).map((problem) => ({ ...problem, value: id })));
  }
}

/** Why a partner cannot be decided; nothing where it can. */
async function dryRunPartner(
  service: Service,
  tx: Tx,
  versions: Versions,
  book: StepBook,
  id: string,
  tally: Tally,
): Promise<readonly Problem[]> {
  try {
    const file = book.partners.file(id);
    if (!file) return [];
    const member = book.partners.member(id);
    const problems = decided(versions, file, member, tally);
    if (problems.length > 0 || !member) return problems;
    return await moved(service, tx, versions, book, member, tally);
  } catch (error) {
    // A rule that throws is the version's mistake, not the service's: it is told of like any other.
    const message = `The rules threw: ${error instanceof Error ? error.message : String(error)}`;
    return [{ code: 'CMD219', severity: 'error', pointer: '', message }];
  }
}

function decided({ from, to, day }: Versions, file: PartnerData, member: Member | undefined, tally: Tally): readonly Problem[] {
  const of = (version: LifecycleProgram, trace: boolean) => {
    const prepared = version.compiled.facts.prepare(file, { extra: 'ignore' });
    if (!prepared.ok) return prepared;
    const previous = member && asOfMember(prepared.value, member).previous;
    return decide(version.compiled, file, { asOf: day, extra: 'ignore', trace, ...(previous ? { previous } : {}) });
  };
  const after = of(to, false);
  if (!after.ok) return after.problems;
  const before = from && of(from, false);
  // What the version in force cannot decide either is not compared.
  if (!from || !before?.ok) return [];
  const [told, then] = isMove(before.value, after.value) ? [of(from, true), of(to, true)] : [before, after];
  const rates = [ratesOn(file, from.program, day), ratesOn(file, to.program, day)] as const;
  const values = { before: told.ok ? told.value : before.value, after: then.ok ? then.value : after.value } satisfies Record<
    string,
    Decision
  >;
  addPartner(tally.part, comparison(from, to), { rates, ...values });
  return [];
}

/** The member as it would go on: whether it loses a tier at once, and what is told of it. */
async function moved(
  service: Service,
  tx: Tx,
  { to, now, day }: Versions,
  book: StepBook,
  member: Member,
  tally: Tally,
): Promise<readonly Problem[]> {
  if (member.state === 'ended') return [];
  const own = await service.programs.byHash(tx, member.program);
  const at = Math.max(now, member.at);
  // A membership's facts are those of its kind.
  const factsOf = async (version: LifecycleProgram) => (await book.factsFor(member, version)) as MemberFacts;
  const facts = { own: await factsOf(own), to: await factsOf(to) };
  const due = await whenLoaded(() => stepMember(own, member, undefined, at, facts.own));
  if (!due.ok) return due.problems;
  const after = await whenLoaded(() => moveMember(to, due.value.item, day, at, facts.to));
  if (!after.ok) return after.problems;
  tally.members += 1;
  if (losesTier(own, to, due.value.item, after.value.item)) tally.demoted += 1;
  const told = changeNotices(to, [{ partner: member.id, summary: changeSummary(to), from: day }], at, facts.to);
  tally.notices += (await whenLoaded(() => address(to, [...after.value.effects, ...told], book.people))).length;
  return [];
}

function losesTier(from: LifecycleProgram, to: LifecycleProgram, before: Member, after: Member): boolean {
  const order = new TierOrder(from.program, to.program);
  return before.standings.some(({ track, group, now }) => {
    const then = after.standings.find((standing) => standing.track === track && standing.group === group);
    return order.rank(track, then?.now.tier ?? null) < order.rank(track, now.tier);
  });
}
