import type { Json } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import type { Edition } from '../document/program-document.ts';
import { durationParts, termParts } from './terms.ts';
import { useEditing } from './use-field.ts';
import { factTitle } from './vocabulary.ts';
import { fieldWords } from './words.ts';

/** A term of the program that is edited, in words: 90 days, 2 business days, as a parameter says. Empty for what is none. */
export function useTermText(): (term: Json | undefined) => string {
  return useTermTextOf(useEditing().program);
}

/** The same for a program that is not edited. */
export function useTermTextOf(program: Edition['value']): (term: Json | undefined) => string {
  const say = useWords(fieldWords);
  return (term) => {
    const { kind, text } = termParts(term);
    if (kind === 'parameter') return say('byParameter', { parameter: factTitle(program, text) });
    const parts = durationParts(text);
    if (parts === null) return text;
    return parts
      .map(({ count, unit }) => {
        if (kind === 'business' && unit === 'days') return say('businessDays', { count });
        return say(kind === 'business' && unit === 'hours' ? 'openHours' : unit, { count });
      })
      .join(' ');
  };
}
