import type { Json } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import { useKnown } from '../conditions/use-known.ts';
import type { Path } from '../document/json-edits.ts';
import { itemsOf, memberOf, textOf, titleOf } from '../document/reading.ts';
import { useEdition } from '../document/use-document.ts';
import { ChoiceMember } from '../entries/choice-member.tsx';
import { ChoiceAt } from '../fields/choice-at.tsx';
import { NumberAt } from '../fields/number-at.tsx';
import { TermAt } from '../fields/term-at.tsx';
import { type InvariantKind, isOfSection, measured, sectionsOf } from './invariant-kinds.ts';
import { sectionInWords } from './invariant-meaning.ts';
import { invariantWords } from './words.ts';

/** What a promise of its kind has to say besides. */
export function InvariantFields({ path, kind }: { readonly path: Path; readonly kind: InvariantKind | undefined }) {
  const say = useWords(invariantWords);
  const value = useEdition().value as Json;
  const known = useKnown();
  if (kind === 'nested' || kind === 'reachable') {
    const tracks = itemsOf(memberOf(value, 'tracks')).map((track) => ({ value: textOf(memberOf(track, 'id')), label: titleOf(track) }));
    return <ChoiceMember path={[...path, 'track']} label={say('track')} none={say('everyTrack')} choices={tracks} />;
  }
  if (kind === 'monotone') return <ChoiceAt path={[...path, 'fact']} label={say('fact')} choices={measured(known)} />;
  if (!isOfSection(kind)) return null;
  return (
    <>
      <ChoiceAt
        path={[...path, 'section']}
        label={say('section')}
        choices={sectionsOf(value).map((section) => ({ value: section, label: sectionInWords(say, section) }))}
      />
      {kind === 'answersWithin' && <TermAt path={[...path, 'atMost']} label={say('within')} />}
      {kind === 'discount' && <NumberAt path={[...path, 'atMost']} label={say('percent')} min={0} max={100} />}
    </>
  );
}
