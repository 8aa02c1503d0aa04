import { Fieldset, NativeSelect, SimpleGrid, Stack } from '@mantine/core';
import type { Json } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import type { Path } from '../document/json-edits.ts';
import { isMembers } from '../document/reading.ts';
import { useEdition } from '../document/use-document.ts';
import { valueAt } from '../document/value-at.ts';
import { NumberMember } from '../entries/number-member.tsx';
import { useEdit } from '../entries/use-edit.ts';
import { WordsMember } from '../entries/words-member.tsx';
import { ChoiceAt } from '../fields/choice-at.tsx';
import { TermAt } from '../fields/term-at.tsx';
import { TermsAt } from '../fields/terms-at.tsx';
import { useEditing } from '../fields/use-field.ts';
import { chainChoices } from '../fields/vocabulary.ts';
import { fieldWords } from '../fields/words.ts';
import { setCarried } from './fund-edits.ts';
import { fundWords } from './words.ts';

/** How money is claimed, proved, paid, and what becomes of the rest. */
export function FundClaim({ path }: { readonly path: Path }) {
  const say = useWords(fundWords);
  const sayField = useWords(fieldWords);
  const value = useEdition().value as Json;
  const { program } = useEditing();
  const edit = useEdit();
  const unused = valueAt(value, [...path, 'unused']);
  const isCarried = isMembers(unused);
  return (
    <>
      <Fieldset legend={say('claim')}>
        <Stack gap="sm">
          <SimpleGrid cols={{ base: 1, lg: 2 }}>
            <TermAt path={[...path, 'claim', 'within']} label={say('within')} usual={say('withinUsual')} />
            <TermsAt
              path={[...path, 'claim', 'remind']}
              label={say('remind')}
              one={say('oneReminder')}
              add={say('addReminder')}
              usual={say('remindUsual')}
            />
            <WordsMember path={[...path, 'claim', 'proof']} label={say('proof')} description={say('proofHint')} />
            <ChoiceAt
              path={[...path, 'claim', 'approval']}
              label={say('claimApproval')}
              usual={say('nobody')}
              choices={chainChoices(program, sayField('review'))}
            />
            <NumberMember path={[...path, 'claim', 'times']} label={say('times')} type="integer" />
          </SimpleGrid>
        </Stack>
      </Fieldset>
      <Fieldset legend={say('pay')}>
        <SimpleGrid cols={{ base: 1, lg: 2 }}>
          <ChoiceAt
            path={[...path, 'pay', 'as']}
            label={say('as')}
            usual={say('credit')}
            choices={(['credit', 'transfer'] as const).map((each) => ({ value: each, label: say(each) }))}
          />
          <TermAt path={[...path, 'pay', 'sla']} label={say('sla')} usual={say('slaUsual')} />
          <NativeSelect
            label={say('unused')}
            data={(['forfeit', 'carry'] as const).map((each) => ({ value: each, label: say(each) }))}
            value={isCarried ? 'carry' : 'forfeit'}
            onChange={(event) => {
              const isChosen = event.currentTarget.value === 'carry';
              edit(say('unused'), (edits) => setCarried(edits, path, isChosen));
            }}
          />
          {isCarried && <TermAt path={[...path, 'unused', 'carry']} label={say('carryFor')} />}
        </SimpleGrid>
      </Fieldset>
    </>
  );
}
