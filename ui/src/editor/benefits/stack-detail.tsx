import { NativeSelect, Stack, Text } from '@mantine/core';
import type { Json } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import { useKnown } from '../conditions/use-known.ts';
import { useEdition } from '../document/use-document.ts';
import { valueAt } from '../document/value-at.ts';
import { AmountMember } from '../entries/amount-member.tsx';
import { EntryHead } from '../entries/entry-head.tsx';
import type { EntryMap } from '../entries/entry-place.ts';
import { useMember } from '../entries/use-member.ts';
import { UsedBy } from '../entries/used-by.tsx';
import { WordsMember } from '../entries/words-member.tsx';
import { shownDay } from '../matrix/shown-day.ts';
import { stackMeaning } from './benefit-meaning.ts';
import { fittingParameters } from './benefit-values.ts';
import { percentBenefits } from './percent-benefits.ts';
import { benefitWords } from './words.ts';

const MAP: EntryMap = { path: ['stacking'], namespace: 'stacking' };
const HOW = ['add', 'compound', 'higher'] as const;

interface StackDetailProps {
  readonly id: string;
  readonly title: string;
  readonly taken: ReadonlySet<string>;
}

/** How several percentages become one. */
export function StackDetail({ id, title, taken }: StackDetailProps) {
  const say = useWords(benefitWords);
  const value = useEdition().value as Json;
  const known = useKnown();
  const path = ['stacking', id];
  const how = useMember({ path: [...path, 'how'], label: say('how') });
  const chosen = HOW.find((each) => each === how.value);
  return (
    <Stack>
      <EntryHead map={MAP} id={id} title={title} taken={taken} hasNote={false} />
      <Text size="sm" aria-live="polite">
        {stackMeaning({ program: value, known, say, date: shownDay(value) }, valueAt(value, path) ?? {})}
      </Text>
      <WordsMember
        path={[...path, 'of']}
        label={say('benefitsOf')}
        description={say('benefitsOfHint')}
        choices={percentBenefits(value)}
        isNeeded
      />
      <NativeSelect
        label={say('how')}
        {...(chosen ? { description: say(`how.${chosen}Hint`) } : {})}
        data={HOW.map((each) => ({ value: each, label: say(`how.${each}`) }))}
        value={chosen ?? ''}
        onChange={(event) => how.set(event.currentTarget.value)}
      />
      <AmountMember
        path={[...path, 'max']}
        label={say('max')}
        spec={{ type: 'percent', currency: '' }}
        choices={fittingParameters(value, ['percent'])}
        usual={say('noMax')}
      />
      <UsedBy map={MAP} id={id} />
    </Stack>
  );
}
