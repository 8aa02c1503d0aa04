import { type KeyboardEvent, useId, useState } from 'react';
import { useWords } from '../../words/use-words.ts';
import classes from './matrix.module.css';
import type { ValueSpec } from './typed-value.ts';
import { matrixWords } from './words.ts';

/** Where the grid goes after an edit. */
export type Then = 'stay' | 'down' | 'right' | 'left';

/** A cell while it is edited. `commit` answers why the text cannot be taken. */
export function CellField({
  label,
  text: before,
  spec,
  commit,
  cancel,
}: {
  readonly label: string;
  readonly text: string;
  readonly spec: ValueSpec | null;
  readonly commit: (text: string, then: Then) => string | null;
  readonly cancel: () => void;
}) {
  const say = useWords(matrixWords);
  const id = useId();
  const [text, setText] = useState(before);
  const [refusal, setRefusal] = useState<string | null>(null);
  const take = (then: Then) => setRefusal(commit(text, then));
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Escape') cancel();
    else if (event.key === 'Enter') take('down');
    else if (event.key === 'Tab') take(event.shiftKey ? 'left' : 'right');
    else return;
    event.preventDefault();
  };
  const common = {
    'aria-label': label,
    'aria-invalid': refusal !== null,
    'aria-describedby': refusal === null ? undefined : id,
    className: classes.field,
    // Begun from the grid, by its user.
    ref: (field: HTMLInputElement | HTMLSelectElement | null) => {
      if (field && globalThis.document.activeElement !== field) field.focus();
    },
    onKeyDown,
    onBlur: () => take('stay'),
    onCopy: (event: React.ClipboardEvent) => event.stopPropagation(),
    onPaste: (event: React.ClipboardEvent) => event.stopPropagation(),
  };
  const words = spec?.type === 'enum' ? spec.values : spec?.type === 'boolean' ? ['yes', 'no'] : undefined;
  return (
    <>
      {words ? (
        <select {...common} value={text} onChange={(event) => setText(event.currentTarget.value)}>
          {!words.includes(text) && <option value={text}>{text}</option>}
          {words.map((word) => (
            <option key={word} value={word}>
              {spec?.type === 'boolean' ? say(word === 'yes' ? 'yes' : 'no') : word}
            </option>
          ))}
        </select>
      ) : (
        <input
          {...common}
          type={spec?.type === 'date' ? 'date' : 'text'}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      {refusal !== null && (
        <span id={id} role="alert" className={classes.problem}>
          {refusal}
        </span>
      )}
    </>
  );
}
