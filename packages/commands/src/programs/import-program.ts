import { activeVersion, addAuthor, insertDraft, type StoredDraft } from '@tierwright/store';
import type { Command } from '../command/command.ts';
import { refuseWith } from '../command/refuse.ts';
import type { PersonCaller } from '../rights/caller.ts';
import type { ImportAsked } from './asked-shapes.ts';
import { checkDocument } from './check-document.ts';
import { notKeepable } from './refusals.ts';
import { review } from './request-review.ts';
import type { ReviewListedBody } from './shapes.ts';

/** `tierwright publish`: a draft of the text, and a review of it, in one. Whoever sends it is its author; people publish it. */
export const importProgram: Command<ImportAsked, ReviewListedBody, PersonCaller> = {
  name: 'program.import',
  rights: { programDesigner: 'all', administrator: 'all' },
  async run(work, { source, note = '' }) {
    const wrong = notKeepable({ note, source });
    if (wrong) return wrong;
    const checked = checkDocument(source);
    if (!checked.ok) return refuseWith(checked.code, checked.problems);
    const { tx, service, caller, now } = work;
    const { program, title } = checked.program;
    const draft: StoredDraft = {
      ...{ id: service.newId(), program, title, source, base_hash: (await activeVersion(tx, program)) ?? null },
      ...{ state: 'open', revision: 1, round: 0, created_at: now, changed_at: now },
    };
    await insertDraft(tx, draft);
    await addAuthor(tx, draft.id, caller.account);
    return review(work, { draft, checked, note, needed: 1 });
  },
};
