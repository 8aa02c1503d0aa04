import type { ProgramDocument } from '../document/program-document.ts';
import { difference } from '../document/text-change.ts';
import { isShownAsIs, shownText } from './line-ends.ts';
import { type ModelChange, typedChanges } from './typed-changes.ts';

interface Position {
  readonly lineNumber: number;
  readonly column: number;
}

interface ModelEdit {
  readonly range: {
    readonly startLineNumber: number;
    readonly startColumn: number;
    readonly endLineNumber: number;
    readonly endColumn: number;
  };
  readonly text: string;
}

/** What is used of a text model of Monaco; its lines end with LF. */
export interface BoundModel {
  getValue(): string;
  getPositionAt(offset: number): Position;
  /** Changes the text past Monaco's own history. */
  applyEdits(edits: ModelEdit[]): void;
  onDidChangeContent(hear: (event: { readonly changes: readonly ModelChange[] }) => void): { dispose(): void };
}

export interface Binding {
  /** What is typed is a step of this name. */
  readonly label: string;
  readonly now: () => number;
  /** Something else has changed the text; `offset` is the end of what stands there now. */
  readonly changedElsewhere: (offset: number) => void;
}

/** Keeps the text of a model and that of a document the same, whichever of them is changed. Gives what ends it. */
export function bindModel(document: ProgramDocument, model: BoundModel, { label, now, changedElsewhere }: Binding): () => void {
  let isFollowing = false;
  let isTyped = false;
  const listening = model.onDidChangeContent(({ changes }) => {
    if (isFollowing) return;
    const { text } = document.current;
    // What is typed into a text that is shown as it is stands in both already.
    isTyped = isShownAsIs(text);
    try {
      document.type(
        label,
        typedChanges(text, changes, () => model.getValue()),
        now(),
      );
    } finally {
      isTyped = false;
    }
  });
  const follow = () => {
    if (isTyped) return;
    const [change] = difference(model.getValue(), shownText(document.current.text));
    if (!change) return;
    const [start, end] = [model.getPositionAt(change.offset), model.getPositionAt(change.offset + change.removed.length)];
    const range = {
      ...{ startLineNumber: start.lineNumber, startColumn: start.column },
      ...{ endLineNumber: end.lineNumber, endColumn: end.column },
    };
    isFollowing = true;
    try {
      model.applyEdits([{ range, text: change.inserted }]);
    } finally {
      isFollowing = false;
    }
    changedElsewhere(change.offset + change.inserted.length);
  };
  const stop = document.subscribe(follow);
  follow();
  return () => {
    stop();
    listening.dispose();
  };
}
