import { findRelease } from '@tierwright/store';
import type { Answer } from '../command/answer.ts';
import type { Request, Service } from '../command/command.ts';
import { runCommand } from '../command/run-command.ts';
import type { PersonCaller } from '../rights/caller.ts';
import { activateDue } from './activate.ts';
import type { ReleaseAsked } from './asked-shapes.ts';
import { publish } from './publish.ts';
import type { ReleaseBody } from './shapes.ts';
import { releaseShown } from './shown.ts';

/** So long somebody is kept waiting while every partner is tried, ms. */
const PATIENCE = 10_000;

/**
 * Publishes, and where the release is due at once brings it into force before answering, so that no workflow has to be there
 * for it. The answer says how the release stands: active, or suspended and why; or scheduled, where it is for later or where
 * trying every partner takes longer than anybody waits: that goes on, here and by the release's workflow.
 */
export async function publishProgram(
  service: Service,
  request: Request<ReleaseAsked, PersonCaller>,
  patience = PATIENCE,
): Promise<Answer<ReleaseBody>> {
  const answer = await runCommand(service, publish, request);
  if (!answer.ok || Date.parse(answer.body.effectiveAt) > service.clock()) return answer;
  const { tenant } = request.caller;
  await forAWhile(activateDue(service, tenant, service.clock(), answer.body.id), patience);
  const release = await service.store.read(tenant, async (tx) => {
    const found = await findRelease(tx, answer.body.id);
    return found && releaseShown(tx, found);
  });
  return release ? { ...answer, body: release } : answer;
}

/** Waits for work, but not for ever; what goes wrong afterwards is tried again by the workflow. */
async function forAWhile(work: Promise<unknown>, patience: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patience);
  });
  work.catch(() => undefined);
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}
