import { useState } from 'react';

export interface Typed<Fault> {
  readonly text: string;
  readonly fault: Fault | null;
  readonly type: (text: string) => void;
  readonly leave: () => void;
}

/**
 * What is typed for a value whose text has a form: each text that can be read is taken at once, one that cannot stays in
 * the field until it can. `shown` is the text of the value; when another view changes it, that is shown.
 */
export function useTyped<V, Fault>(
  shown: string,
  read: (text: string) => { readonly value: V } | { readonly fault: Fault },
  show: (value: V) => string,
  take: (value: V) => void,
): Typed<Fault> {
  const [draft, setDraft] = useState<{ readonly text: string; readonly of: string; readonly fault: Fault | null } | null>(null);
  const valid = draft?.of === shown ? draft : null;
  return {
    text: valid?.text ?? shown,
    fault: valid?.fault ?? null,
    type: (text) => {
      const said = read(text);
      if ('fault' in said) {
        setDraft({ text, of: shown, fault: said.fault });
        return;
      }
      setDraft({ text, of: show(said.value), fault: null });
      take(said.value);
    },
    leave: () => {
      if (!valid?.fault) setDraft(null);
    },
  };
}
