import { findRelease } from '@tierwright/store';
import type { Answer } from '../command/answer.ts';
import type { Request, Service } from '../command/command.ts';
import { runCommand } from '../command/run-command.ts';
import type { PersonCaller } from '../rights/caller.ts';
import { activateDue } from './activate.ts';
import { releaseBody } from './bodies.ts';
import { publish } from './publish.ts';
import type { ReleaseAsked, ReleaseBody } from './shapes.ts';

/**
 * Publishes, and where the release is due at once brings it into force before answering, so that no workflow has to be there
 * for it. The answer says how the release stands: scheduled, active, or suspended and why.
 */
export async function publishProgram(service: Service, request: Request<ReleaseAsked, PersonCaller>): Promise<Answer<ReleaseBody>> {
  const answer = await runCommand(service, publish, request);
  if (!answer.ok || Date.parse(answer.body.effectiveAt) > service.clock()) return answer;
  const { tenant } = request.caller;
  await activateDue(service, tenant, service.clock());
  const release = await service.store.read(tenant, (tx) => findRelease(tx, answer.body.id));
  return release ? { ...answer, body: releaseBody(release) } : answer;
}
