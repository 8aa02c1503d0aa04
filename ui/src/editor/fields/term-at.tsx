import { useWords } from '../../words/use-words.ts';
import type { Path } from '../document/json-edits.ts';
import { TermField } from './term-field.tsx';
import { useField } from './use-field.ts';
import { fieldWords } from './words.ts';

interface Props {
  readonly path: Path;
  readonly label: string;
  /** What holds without one. */
  readonly usual?: string;
  /** Whether the value of a parameter may stand there; whether it may be counted in business time. */
  readonly mayBeParameter?: boolean;
  readonly mayBeBusiness?: boolean;
}

/** A term of the document: how many of which unit. */
export function TermAt({ path, label, ...rest }: Props) {
  const say = useWords(fieldWords);
  const { value, isReadOnly, error, put } = useField(path, say('set', { what: label }));
  return <TermField {...{ label, value, isReadOnly, error, put }} {...rest} />;
}
