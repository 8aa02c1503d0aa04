import { Fieldset, Stack } from '@mantine/core';
import { useWords } from '../../words/use-words.ts';
import { ConditionBuilder } from '../conditions/condition-builder.tsx';
import { useKnown } from '../conditions/use-known.ts';
import { usesOf } from '../entries/entry-edits.ts';
import { EntryHead } from '../entries/entry-head.tsx';
import type { EntryMap } from '../entries/entry-place.ts';
import { WhereUsed } from '../entries/where-used.tsx';
import { requirementWords } from './words.ts';

const MAP: EntryMap = { path: ['requirements'], namespace: 'requirement' };

interface RequirementDetailProps {
  readonly id: string;
  readonly title: string;
  readonly taken: ReadonlySet<string>;
}

/** One requirement: why it is asked for, when it is met, where it is used. */
export function RequirementDetail({ id, title, taken }: RequirementDetailProps) {
  const say = useWords(requirementWords);
  const { references } = useKnown();
  return (
    <Stack>
      <EntryHead map={MAP} id={id} title={title} taken={taken} />
      <ConditionBuilder path={['requirements', id, 'when']} label={say('when')} />
      <Fieldset legend={say('whereUsed')}>
        <WhereUsed uses={usesOf(references, MAP, id)} />
      </Fieldset>
    </Stack>
  );
}
