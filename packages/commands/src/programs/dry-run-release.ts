import type { Instant } from '@tierwright/lifecycle';
import type { Problem } from '@tierwright/program';
import { impactOf, impactReport, Merging, makeSnapshot, mergeImpact } from '@tierwright/simulation';
import { partnersConcerned, type Tx } from '@tierwright/store';
import type { Service } from '../command/command.ts';
import { StepBook } from '../facts/step-book.ts';
import { changedDeals } from './changed-deals.ts';
import { dryRunPartner, type Tally, type Versions } from './dry-run-partner.ts';
import { type Measured, type Measures, measured } from './release-limits.ts';

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
  const counts = { partners: 0, undecided: 0, members: 0, demoted: 0, notices: 0 };
  const tally: Tally = { impact: new Merging(mergeImpact), compared: [], problems: [], ...counts };
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
  const { impact, problems, partners, undecided, members, demoted, notices } = tally;
  const report = from && impactReport(impact.whole(), { baseline: from.compiled, candidate: to.compiled });
  const cost = report?.cost.total;
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
  compare(versions, tally);
}

/** What becomes of the partners of a page under both versions. */
function compare({ from, to, day }: Versions, tally: Tally): void {
  const { compared } = tally;
  tally.compared = [];
  if (!from || compared.length === 0) return;
  const versions = { baseline: from.compiled, candidate: to.compiled };
  // The partners are read as they stand: there is no base that the report could be made from again.
  const snapshot = makeSnapshot([versions.baseline, versions.candidate], compared, { base: '', asOf: day });
  tally.impact.add(impactOf(snapshot, versions));
}
