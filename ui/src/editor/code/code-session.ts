import type { KeyOfWords } from '../../words/area.ts';
import type { Say } from '../../words/use-words.ts';
import type { Checks } from '../check/checks.ts';
import type { ProgramDocument } from '../document/program-document.ts';
import type { TextChange } from '../document/text-change.ts';
import type { Selection } from '../selection/selection.ts';
import { isShownAsIs, shownOffset, sourceOffset } from './line-ends.ts';
import { monaco } from './monaco.ts';
import { LastReferences } from './references-at.ts';
import { LastRead, type Range } from './source-parts.ts';
import type { codeWords } from './words.ts';

export type SayCode = Say<KeyOfWords<typeof codeWords>>;

/** What the code view works on. */
export interface CodeOf {
  readonly document: ProgramDocument;
  readonly checks: Checks;
  readonly selection: Selection;
  readonly say: SayCode;
}

/** One text model and the document that it shows. */
export class CodeSession {
  #asIs: { readonly text: string; readonly isShown: boolean } | null = null;
  readonly reading = new LastRead();
  readonly references = new LastReferences();
  readonly of: CodeOf;
  readonly model: monaco.editor.ITextModel;

  constructor(of: CodeOf, model: monaco.editor.ITextModel) {
    this.of = of;
    this.model = model;
  }

  get text(): string {
    return this.of.document.current.text;
  }

  /** The parts of the text; null while it is not JSON. */
  get source() {
    return this.reading.of(this.text);
  }

  /** A range of the document as one of the model. */
  shown({ start, end }: Range): monaco.Range {
    const from = this.model.getPositionAt(this.#shownOffset(start));
    return monaco.Range.fromPositions(from, this.model.getPositionAt(this.#shownOffset(end)));
  }

  /** The offset in the document of a place in the model. */
  offsetAt(position: monaco.IPosition): number {
    return sourceOffset(this.text, this.model.getOffsetAt(position));
  }

  /** Most texts are shown as they are: that is looked at once, not for each of a thousand problems. */
  #shownOffset(offset: number): number {
    if (this.#asIs?.text !== this.text) this.#asIs = { text: this.text, isShown: isShownAsIs(this.text) };
    return this.#asIs.isShown ? offset : shownOffset(this.text, offset);
  }

  /** Changes the text as a step of the history of this name. */
  change(label: string, changes: readonly TextChange[]): void {
    this.of.document.type(label, changes, performance.now());
  }
}

const open = new Map<string, CodeSession>();

/** The session of a model, for what Monaco asks of a language rather than of an editor. */
export const sessionOf = (model: monaco.editor.ITextModel): CodeSession | undefined => open.get(model.uri.toString());

export function enter(session: CodeSession): () => void {
  const key = session.model.uri.toString();
  open.set(key, session);
  return () => open.delete(key);
}
