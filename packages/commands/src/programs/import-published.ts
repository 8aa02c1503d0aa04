import { findProgram, findRelease, insertReleaseInForce, keepProgram, keepVersion, setActiveVersion, supersede } from '@tierwright/store';
import type { Command } from '../command/command.ts';
import { refuseWith } from '../command/refuse.ts';
import type { SystemCaller } from '../rights/caller.ts';
import { detailOf } from './audit-detail.ts';
import { checkDocument } from './check-document.ts';
import { SYSTEM_ONLY } from './program-rights.ts';
import { hintRelease } from './release-hint.ts';

export interface PublishedElsewhere {
  readonly program: string;
  readonly version: string;
  readonly hash: string;
}

/**
 * Takes in a version that is published elsewhere, such as those of the demonstration: no people approve it here, so only the
 * service itself does this, and the chain says so.
 */
export const importPublished: Command<{ readonly source: string }, PublishedElsewhere, SystemCaller> = {
  name: 'program.importPublished',
  rights: SYSTEM_ONLY,
  async run(work, { source }) {
    const checked = checkDocument(source);
    if (!checked.ok) return refuseWith(checked.code, checked.problems);
    const { tx, service, caller, now } = work;
    const { hash, document, program: document_ } = checked;
    const { program: id, title, version } = document_;
    await keepProgram(tx, id, title, now);
    await keepVersion(tx, { hash, program: id, version, document, created_at: now });
    const before = (await findProgram(tx, id, true))?.active_hash ?? null;
    if (before !== hash) {
      const by = `system:${caller.name}`;
      await supersede(tx, id, now);
      const release = service.newId();
      await insertReleaseInForce(tx, {
        ...{ id: release, program: id, hash, kind: 'publish', by, human: by },
        ...{ beforeHash: before, at: now, reason: 'Published elsewhere.' },
      });
      await setActiveVersion(tx, id, hash, title, now);
      const kept = before === null ? undefined : await findRelease(tx, release);
      if (kept) await hintRelease(work, kept);
    }
    work.about(`program/${id}`, undefined, detailOf({ hash, before }));
    return { ok: true, status: 201, body: { program: id, version, hash } };
  },
};
