/** What marks the field of the search. */
export const SEARCH_FIELD = 'data-search-field';

/**
 * What is typed after the search was asked for and before its field has the focus, as long as it is loaded and drawn: it is meant for
 * the search, and where the focus still is, it would write into the program.
 */
class TypedAhead {
  #typed = '';
  #end: (() => void) | null = null;

  /** Takes what is typed from now on, until it is taken, Escape is pressed or the mouse is used. */
  hold(): void {
    if (this.#end !== null || document.activeElement?.hasAttribute(SEARCH_FIELD)) return;
    const keep = (event: KeyboardEvent) => {
      event.stopPropagation();
      event.preventDefault();
      const { key } = event;
      if (key === 'Escape') this.take();
      else if (key === 'Backspace') this.#typed = this.#typed.slice(0, -1);
      else if (key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) this.#typed += key;
    };
    const give = () => this.take();
    addEventListener('keydown', keep, { capture: true });
    addEventListener('pointerdown', give, { capture: true });
    this.#end = () => {
      removeEventListener('keydown', keep, { capture: true });
      removeEventListener('pointerdown', give, { capture: true });
    };
  }

  /** What was typed: from now on, keys go where the focus is. */
  take(): string {
    this.#end?.();
    const typed = this.#typed;
    [this.#typed, this.#end] = ['', null];
    return typed;
  }
}

export const typedAhead = new TypedAhead();
