import { instant } from '../../words/formats.ts';
import { useWords } from '../../words/use-words.ts';
import { programWords } from '../words.ts';

/** An instant in the zone of a program, which it names. */
export function When({ at, zone }: { readonly at: string | null; readonly zone: string }) {
  const say = useWords(programWords);
  if (at === null) return say('none');
  return <time dateTime={at}>{say('at', { when: instant(at, zone), zone })}</time>;
}
