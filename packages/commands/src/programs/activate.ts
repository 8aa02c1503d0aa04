import type { Instant } from '@tierwright/lifecycle';
import { canonicalize } from '@tierwright/program';
import {
  activateRelease,
  changeDraft,
  dueReleases,
  endScheduled,
  findDraft,
  findProgram,
  findRelease,
  findReview,
  hasDisabledAuthor,
  type StoredRelease,
  type StoredReview,
  setActiveVersion,
  setReport,
  standingApprovals,
  supersede,
  versionDocument,
} from '@tierwright/store';
import type { Answer } from '../command/answer.ts';
import type { Command, Service, Work } from '../command/command.ts';
import { refuse } from '../command/refuse.ts';
import { runCommand } from '../command/run-command.ts';
import type { SystemCaller } from '../rights/caller.ts';
import { detailOf, humanDigest } from './audit-detail.ts';
import { CHECKED_BY, checkDocument } from './check-document.ts';
import { type DryRun, dryRunRelease } from './dry-run-release.ts';
import { SYSTEM_ONLY } from './program-rights.ts';
import { notThere } from './refusals.ts';
import { hintRelease } from './release-hint.ts';
import { SUSPENSIONS, type Suspension } from './suspensions.ts';

interface ReleaseDue {
  readonly release: string;
  readonly at: Instant;
  readonly dryRun: DryRun;
}

/** What became of a release whose instant had come. */
export interface Activated {
  readonly release: string;
  readonly program: string;
  readonly state: StoredRelease['state'];
  readonly reason: string;
}

/** Brings a release into force, or suspends it with the reason; one that is not scheduled any more is left as it is (CMD213). */
const activate: Command<ReleaseDue, Activated, SystemCaller> = {
  name: 'program.activate',
  rights: SYSTEM_ONLY,
  async run(work, { release: id, at, dryRun }) {
    const { tx, service } = work;
    const found = await findRelease(tx, id);
    const asked = found?.review ? await findReview(tx, found.review) : undefined;
    const draft = asked && (await findDraft(tx, asked.draft, true));
    const program = found && (await findProgram(tx, found.program, true));
    const release = await findRelease(tx, id, true);
    const review = asked && (await findReview(tx, asked.id));
    if (!release || !program || !review || !draft) return notThere('release');
    const instant = Math.max(at, work.now);
    if (release.state !== 'scheduled' || release.effective_at > instant) return refuse('CMD213', `The release is ${release.state}.`);
    // Somebody published or rolled back while partners were tried: what they were compared with is no more.
    const isStale = program.active_hash !== dryRun.base;
    const reason = isStale || draft.base_hash !== program.active_hash ? 'baseMoved' : await whyNot(work, release, review, dryRun);
    await setReport(tx, id, canonicalize(dryRun));
    if (reason) return suspended(work, { release, review, reason });
    await supersede(tx, program.id, instant);
    if (!(await activateRelease(tx, id, CHECKED_BY, instant))) throw new Error(`The release ${id} was not to come into force`);
    const { program: document } = await service.programs.byHash(tx, release.hash);
    await setActiveVersion(tx, program.id, release.hash, document.title, instant);
    return ended(work, { release, review, state: 'active', reason: '' });
  },
};

async function whyNot({ tx }: Work, release: StoredRelease, review: StoredReview, dryRun: DryRun): Promise<Suspension | undefined> {
  if (review.checked_by !== CHECKED_BY) return 'schemaUpgraded';
  const document = await versionDocument(tx, release.hash);
  const checked = checkDocument(document ?? '');
  if (!checked.ok || checked.hash !== release.hash) return 'documentFails';
  if (await hasDisabledAuthor(tx, review.draft)) return 'authorDisabled';
  if (review.state !== 'approved' || (await standingApprovals(tx, review.id)).length < review.needed) return 'approvalsMissing';
  if (dryRun.undecided > 0) return 'ruleError';
  return dryRun.measured.every(({ isWithin }) => isWithin) ? undefined : 'limitExceeded';
}

interface Ending {
  readonly release: StoredRelease;
  readonly review: StoredReview;
  readonly state: 'active' | 'suspended';
  readonly reason: Suspension | '';
}

async function suspended(work: Work, { release, review, reason }: Omit<Ending, 'state' | 'reason'> & { readonly reason: Suspension }) {
  await endScheduled(work.tx, release.id, 'suspended', `${reason}: ${SUSPENSIONS[reason]}`);
  await changeDraft(work.tx, review.draft, { state: 'inReview' });
  return ended(work, { release, review, state: 'suspended', reason });
}

async function ended(work: Work, { release, review, state, reason }: Ending): Promise<Answer<Activated>> {
  const { tx, caller } = work;
  await hintRelease(work, { ...release, state });
  const approvals = (await standingApprovals(tx, review.id)).map(({ human }) => humanDigest(caller.tenant, human)).sort();
  const { draft, hash, round } = review;
  work.about(`release/${release.id}`, undefined, detailOf({ review: review.id, draft, hash, round, approvals, state, reason }));
  return { ok: true, status: 200, body: { release: release.id, program: release.program, state, reason } };
}

const CALLER = 'release';

async function activateOne(service: Service, tenant: string, release: StoredRelease, at: Instant): Promise<Activated> {
  const base = await service.store.read(tenant, async (tx) => (await findProgram(tx, release.program))?.active_hash ?? null);
  const dryRun = await dryRunRelease(service, tenant, { base, hash: release.hash, now: Math.max(at, service.clock()) });
  const caller: SystemCaller = { kind: 'system', tenant, name: CALLER };
  const answer = await runCommand(service, activate, { caller, input: { release: release.id, at, dryRun } });
  if (answer.ok) return answer.body;
  if (answer.failure.code !== 'CMD213') throw new Error(`${release.id}: ${answer.failure.title}`);
  const now = await service.store.read(tenant, (tx) => findRelease(tx, release.id));
  return { release: release.id, program: release.program, state: now?.state ?? release.state, reason: now?.reason ?? '' };
}

/**
 * Brings into force what is due at `at`, or suspends it: every partner is tried first, page by page, then one transaction
 * counts the approvals again and changes the active version. As often as it is asked, each release comes once. `only`: one
 * release, so that another one that goes wrong does not keep it.
 */
export async function activateDue(service: Service, tenant: string, at: Instant, only?: string): Promise<readonly Activated[]> {
  const due = await service.store.read(tenant, (tx) => dueReleases(tx, at));
  const activated: Activated[] = [];
  for (const release of due) {
    if (only === undefined || release.id === only) activated.push(await activateOne(service, tenant, release, at));
  }
  return activated;
}

/** How a release stands: whether its version is in force. */
export async function releaseState(service: Service, tenant: string, release: string): Promise<StoredRelease['state'] | undefined> {
  return (await service.store.read(tenant, (tx) => findRelease(tx, release)))?.state;
}
