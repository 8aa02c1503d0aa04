import { Fieldset, NativeSelect, SimpleGrid, Stack, Text } from '@mantine/core';
import type { Json } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import { ConditionBuilder } from '../conditions/condition-builder.tsx';
import { useKnown } from '../conditions/use-known.ts';
import { useEdition } from '../document/use-document.ts';
import { valueAt } from '../document/value-at.ts';
import { EntryHead } from '../entries/entry-head.tsx';
import { type EntryMap, entryPath } from '../entries/entry-place.ts';
import { useEdit } from '../entries/use-edit.ts';
import { UsedBy } from '../entries/used-by.tsx';
import { ChoiceAt } from '../fields/choice-at.tsx';
import { FormFieldsAt } from '../fields/form-fields-at.tsx';
import { TermAt } from '../fields/term-at.tsx';
import { useEditing } from '../fields/use-field.ts';
import { useTermText } from '../fields/use-term-text.ts';
import { chainChoices } from '../fields/vocabulary.ts';
import { fieldWords } from '../fields/words.ts';
import { Activities } from './activities.tsx';
import { FundClaim } from './fund-claim.tsx';
import { FUND_KINDS, fundKindOf, setFundKind } from './fund-edits.ts';
import { fundMeaning } from './fund-meaning.ts';
import { FundMoney } from './fund-money.tsx';
import { fundWords } from './words.ts';

const MAP: EntryMap = { path: ['funds'], namespace: 'fund' };

interface FundDetailProps {
  readonly id: string;
  readonly title: string;
  readonly taken: ReadonlySet<string>;
}

/** One fund, in the order in which money goes through it. */
export function FundDetail({ id, title, taken }: FundDetailProps) {
  const say = useWords(fundWords);
  const sayField = useWords(fieldWords);
  const value = useEdition().value as Json;
  const { program } = useEditing();
  const known = useKnown();
  const edit = useEdit();
  const term = useTermText();
  const path = entryPath(value, MAP, id);
  const fund = valueAt(value, path) ?? {};
  const kind = fundKindOf(fund);
  return (
    <Stack>
      <EntryHead map={MAP} id={id} title={title} taken={taken} hasNote={false} />
      <Text size="sm" aria-live="polite">
        {say('says.means', { words: fundMeaning({ program: value, known, say, term }, fund).join(' ') })}
      </Text>
      <NativeSelect
        label={say('kind')}
        {...(kind ? { description: say(`hint.${kind}`) } : {})}
        data={FUND_KINDS.map((each) => ({ value: each, label: say(`kind.${each}`) }))}
        value={kind ?? ''}
        onChange={(event) => {
          const chosen = FUND_KINDS.find((each) => each === event.currentTarget.value);
          if (chosen) edit(say('changeKind', { kind: say(`kind.${chosen}`) }), (edits) => setFundKind(edits, path, chosen));
        }}
      />
      <FundMoney path={path} isEarned={kind === 'accrual'} />
      <ConditionBuilder path={[...path, 'eligible']} label={`${say('who')}: ${say('eligible')}`} isOptional />
      <Activities path={path} />
      <Fieldset legend={say('request')}>
        <Stack gap="sm">
          <SimpleGrid cols={{ base: 1, lg: 2 }}>
            <TermAt path={[...path, 'ahead']} label={say('ahead')} usual={say('anyTime')} />
            <ChoiceAt
              path={[...path, 'approval']}
              label={say('approval')}
              usual={sayField('review')}
              choices={chainChoices(program, sayField('review'))}
            />
          </SimpleGrid>
          <FormFieldsAt path={[...path, 'plan']} label={say('plan')} isOptional />
        </Stack>
      </Fieldset>
      <FundClaim path={path} />
      <UsedBy map={MAP} id={id} />
    </Stack>
  );
}
