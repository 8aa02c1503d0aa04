import {
  changeDraft,
  endScheduled,
  findDraft,
  findProgram,
  findRelease,
  findReview,
  insertReleaseInForce,
  releaseOf,
  setActiveVersion,
  supersede,
  wasActive,
} from '@tierwright/store';
import type { Command, Work } from '../command/command.ts';
import { refuse } from '../command/refuse.ts';
import type { PersonCaller } from '../rights/caller.ts';
import type { RollbackAsked } from './asked-shapes.ts';
import { detailOf, humanDigest } from './audit-detail.ts';
import { APPROVE } from './program-rights.ts';
import { notKeepable, notThere } from './refusals.ts';
import { hintRelease } from './release-hint.ts';
import type { ReleaseBody } from './shapes.ts';
import { releaseShown } from './shown.ts';
import { tellApprovers } from './tell-approvers.ts';

export interface ProgramNamed {
  readonly program: string;
}

/**
 * The one thing that a person does alone: back to a version that was in force before, at once. Deals and all else that runs
 * stay under the version they began with; what was scheduled is cancelled; approvers are told.
 */
export const rollBack: Command<ProgramNamed & RollbackAsked, ReleaseBody, PersonCaller> = {
  name: 'program.rollback',
  rights: APPROVE,
  async run(work, { program: id, hash, reason }) {
    const wrong = notKeepable({ reason });
    if (wrong) return wrong;
    const { tx, service, caller, now } = work;
    if (caller.via !== 'session') return refuse('CMD208', 'A key does not roll back.');
    await cancelScheduled(work, id);
    const program = await findProgram(tx, id, true);
    if (!program) return notThere('program');
    if (program.active_hash === hash) return refuse('CMD215', 'This version is in force.', { value: hash });
    if (!(await wasActive(tx, id, hash))) {
      return refuse('CMD214', 'This version has never been in force.', { value: hash, expected: 'a version of the history' });
    }
    const { program: back } = await service.programs.byHash(tx, hash);
    const releaseId = service.newId();
    await supersede(tx, id, now);
    await insertReleaseInForce(tx, {
      ...{ id: releaseId, program: id, hash, kind: 'rollback', by: caller.account, human: caller.human },
      ...{ beforeHash: program.active_hash, at: now, reason },
    });
    await setActiveVersion(tx, id, hash, back.title, now);
    await tellApprovers(work, {
      ...{ program: id, release: releaseId, title: back.title, version: back.version },
      ...{ by: caller.name, reason },
    });
    const release = await findRelease(tx, releaseId);
    if (!release) return notThere('release');
    await hintRelease(work, release);
    const detail = detailOf({ hash, before: program.active_hash, program: id, by: humanDigest(caller.tenant, caller.human) });
    work.about(`release/${releaseId}`, undefined, detail);
    return { ok: true, status: 201, body: await releaseShown(tx, release), location: `/releases/${releaseId}` };
  },
};

/** What was to come was compared with a version that holds no more. */
async function cancelScheduled({ tx }: Work, program: string): Promise<void> {
  const scheduled = await releaseOf(tx, program, 'scheduled');
  const review = scheduled?.review ? await findReview(tx, scheduled.review) : undefined;
  if (!scheduled || !review) return;
  await findDraft(tx, review.draft, true);
  if (await endScheduled(tx, scheduled.id, 'cancelled', 'The program was rolled back.')) {
    await changeDraft(tx, review.draft, { state: 'inReview' });
  }
}
