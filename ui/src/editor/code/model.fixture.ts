import type { BoundModel } from './bind-model.ts';
import type { ModelChange } from './typed-changes.ts';

type Hear = (event: { readonly changes: readonly ModelChange[] }) => void;

/** A text model that behaves as Monaco's does: all changes of an event count in the text before it, told from the last to the first. */
export class FakeModel implements BoundModel {
  readonly #heard = new Set<Hear>();
  #text: string;
  /** How often something else has changed the text, and how many characters it took away. */
  readonly applied: number[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  getValue(): string {
    return this.#text;
  }

  getPositionAt(offset: number): { lineNumber: number; column: number } {
    const lines = this.#text.slice(0, offset).split('\n');
    return { lineNumber: lines.length, column: (lines.at(-1) ?? '').length + 1 };
  }

  applyEdits(edits: Parameters<BoundModel['applyEdits']>[0]): void {
    for (const { range, text } of edits) {
      const [start, end] = [
        this.#offset(range.startLineNumber, range.startColumn),
        this.#offset(range.endLineNumber, range.endColumn),
      ] as const;
      this.applied.push(end - start);
      this.type([{ rangeOffset: start, rangeLength: end - start, text }]);
    }
  }

  /** As a person does, with as many cursors as there are changes. */
  type(changes: readonly ModelChange[]): void {
    const told = [...changes].sort((one, other) => other.rangeOffset - one.rangeOffset);
    for (const { rangeOffset, rangeLength, text } of told)
      this.#text = this.#text.slice(0, rangeOffset) + text + this.#text.slice(rangeOffset + rangeLength);
    for (const hear of this.#heard) hear({ changes: told });
  }

  onDidChangeContent(hear: Hear): { dispose(): void } {
    this.#heard.add(hear);
    return { dispose: () => void this.#heard.delete(hear) };
  }

  #offset(line: number, column: number): number {
    const before = this.#text.split('\n').slice(0, line - 1);
    return before.reduce((sum, { length }) => sum + length + 1, 0) + column - 1;
  }
}
