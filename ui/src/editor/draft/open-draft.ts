import { ProgramDocument } from '../document/program-document.ts';
import { DraftSaver, type Journal, type KeptDraft, type Timers } from './draft-saver.ts';
import { saveDraft } from './save-draft.ts';

const TIMERS: Timers = {
  now: () => performance.now(),
  after(milliseconds, then) {
    const timer = setTimeout(then, milliseconds);
    return () => clearTimeout(timer);
  },
};

export interface OpenDraft {
  readonly document: ProgramDocument;
  /** Begins to save; called once, and closed by who called. */
  readonly startSaving: () => DraftSaver;
}

/** A draft as a document, with what a page that went away had not saved, as a step that can be undone. */
export function openDraft(draft: KeptDraft & { readonly id: string }, journal: Journal, restored: string): OpenDraft {
  const document = new ProgramDocument(draft.source);
  const read = journal.read();
  const unsaved = read && read.source !== draft.source ? read : null;
  if (unsaved) document.replace(restored, unsaved.source);
  // Saved over the revision that it was made of: where somebody else has saved since, who goes on is asked.
  const revision = unsaved && !unsaved.sent.includes(draft.source) ? unsaved.revision : draft.revision;
  return {
    document,
    startSaving: () =>
      new DraftSaver(
        document,
        { revision, source: draft.source, sent: unsaved?.sent ?? [] },
        { save: (source, of) => saveDraft(draft.id, source, of), timers: TIMERS, journal },
      ),
  };
}
