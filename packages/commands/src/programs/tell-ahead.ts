import { changeToldAt, type Instant, type LifecycleProgram } from '@tierwright/lifecycle';
import { changeSummary } from '@tierwright/simulation';
import { findRelease, partnersRunning, type StoredRelease } from '@tierwright/store';
import type { Service } from '../command/command.ts';
import { runCommand } from '../command/run-command.ts';
import { StepBook } from '../facts/step-book.ts';
import type { SystemCaller } from '../rights/caller.ts';
import type { Versions } from './dry-run-partner.ts';
import type { RolledOut, RolloutPage } from './move-running.ts';
import { partnerChanges } from './partner-changes.ts';
import { tellPartner } from './tell-partner.ts';

/** When partners are told of a release that is to come; nothing where its document says nothing of it, or it comes at once. */
export function tellAheadAt(to: LifecycleProgram, effectiveAt: Instant, now: Instant): Instant | undefined {
  if (effectiveAt <= now) return undefined;
  return changeToldAt(to, to.baseCalendar.dayOf(effectiveAt)) ?? undefined;
}

/**
 * A page of partners who are told, ahead of its date, what a scheduled release changes for them; whom it changes nothing
 * hears of it when it holds. Nobody is told twice, however often a page is asked for; a release that is not scheduled any
 * more tells nobody.
 */
export async function tellAhead(service: Service, { tenant, release: id, after, limit }: RolloutPage): Promise<RolledOut> {
  const found = await service.store.read(tenant, async (tx) => {
    const release = await findRelease(tx, id);
    if (release?.state !== 'scheduled') return undefined;
    const partners = await partnersRunning(tx, release.program, after ?? '', limit);
    return { release, to: await service.programs.byHash(tx, release.hash), partners };
  });
  if (!found) return { next: null, done: 0, failed: 0 };
  const { release, to, partners } = found;
  const caller: SystemCaller = { kind: 'system', tenant, name: 'rollout' };
  let done = 0;
  for (const partner of partners) {
    const changes = await changesOf(service, tenant, { release, to }, partner);
    if (changes.length === 0) continue;
    const summary = [changeSummary(to), ...changes].join(' ');
    const input = { release: id, hash: to.hash, since: release.effective_at, partner, summary, while: 'scheduled' as const };
    const answer = await runCommand(service, tellPartner, { caller, input });
    if (answer.ok) done += 1;
    else if (answer.failure.status === 503) throw new Error(answer.failure.title);
  }
  return { next: partners.length < limit ? null : (partners.at(-1) ?? null), done, failed: 0 };
}

const changesOf = (
  service: Service,
  tenant: string,
  { release, to }: { readonly release: StoredRelease; readonly to: LifecycleProgram },
  partner: string,
): Promise<readonly string[]> =>
  service.store.read(tenant, (tx) => {
    const { effective_at: now } = release;
    const versions: Versions = { from: undefined, to, now, day: to.baseCalendar.dayOf(now) };
    return partnerChanges(service, tx, versions, new StepBook(tx), partner);
  });
