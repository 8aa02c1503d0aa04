import type { Condition, Json } from '@tierwright/program';
import type { KeyOfWords } from '../../words/area.ts';
import { number } from '../../words/formats.ts';
import type { Say } from '../../words/use-words.ts';
import { isWhole, treeOf } from '../conditions/condition-tree.ts';
import type { Known } from '../conditions/known.ts';
import { memberOf, stringOf, textOf } from '../document/reading.ts';
import { isOfSection, kindOf, SECTIONS } from './invariant-kinds.ts';
import type { invariantWords } from './words.ts';

export interface TellingInvariants {
  readonly known: Known;
  readonly say: Say<KeyOfWords<typeof invariantWords>>;
  readonly term: (term: Json | undefined) => string;
}

/** The part of a program, as people call it. */
export const sectionInWords = (say: TellingInvariants['say'], section: string): string => {
  const known = SECTIONS.find((one) => one === section);
  return known ? say(known) : section;
};

/** What a promise says, in a sentence; empty for what is none. */
export function invariantMeaning({ known, say, term }: TellingInvariants, invariant: Json | undefined): string {
  const kind = kindOf(invariant);
  if (kind === undefined) return '';
  const when = memberOf(invariant, 'when');
  const said = promise();
  if (!isOfSection(kind) || when === undefined) return said;
  if (!isWhole(treeOf(when))) return say('says.whenUnfinished', { words: said });
  return say('says.when', { words: said, condition: known.sentences.condition(when as unknown as Condition) });

  function promise(): string {
    const track = stringOf(memberOf(invariant, 'track'));
    const section = sectionInWords(say, textOf(memberOf(invariant, 'section')));
    const atMost = memberOf(invariant, 'atMost');
    switch (kind) {
      case 'nested':
      case 'reachable': {
        const [named] = track === undefined ? [] : known.references.named(track, 'track');
        return track === undefined ? say(`says.${kind}All`) : say(`says.${kind}`, { track: named?.title ?? track });
      }
      case 'monotone':
        return say('says.monotone', { fact: known.sentences.nameOfValue(textOf(memberOf(invariant, 'fact'))) });
      case 'answersWithin':
        return say('says.answersWithin', { section, term: term(atMost) || say('none') });
      case 'discount':
        return say('says.discount', { section, percent: typeof atMost === 'number' ? number(atMost) : say('none') });
      case undefined:
        return '';
      default:
        return say(`says.${kind}`, { section });
    }
  }
}
