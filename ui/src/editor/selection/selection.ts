import { createContext, useContext, useSyncExternalStore } from 'react';

/** What is chosen in the editor: a part of the document, by its JSON pointer, and the view it was chosen in. */
export interface Selected {
  readonly pointer: string;
  readonly by: string;
}

/** The one choice that all views share: a cell of the matrix, its JSON, the condition in the builder. */
export class Selection {
  readonly #heard = new Set<() => void>();
  #now: Selected | null = null;

  get now(): Selected | null {
    return this.#now;
  }

  readonly subscribe = (hear: () => void): (() => void) => {
    this.#heard.add(hear);
    return () => this.#heard.delete(hear);
  };

  choose(pointer: string, by: string): void {
    if (this.#now?.pointer === pointer && this.#now.by === by) return;
    this.#now = { pointer, by };
    for (const hear of this.#heard) hear();
  }
}

export const SelectionContext = createContext(new Selection());

export function useSelected(): Selected | null {
  const selection = useContext(SelectionContext);
  return useSyncExternalStore(selection.subscribe, () => selection.now);
}

/** `const choose = useChoose('matrix'); choose('/tracks/0/tiers/1')`. */
export function useChoose(by: string): (pointer: string) => void {
  const selection = useContext(SelectionContext);
  return (pointer) => selection.choose(pointer, by);
}
