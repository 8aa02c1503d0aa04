import { Stack } from '@mantine/core';
import { useWords } from '../../words/use-words.ts';
import { ConditionBuilder } from '../conditions/condition-builder.tsx';
import { EntryHead } from '../entries/entry-head.tsx';
import type { EntryMap } from '../entries/entry-place.ts';
import { UsedBy } from '../entries/used-by.tsx';
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
  return (
    <Stack>
      <EntryHead map={MAP} id={id} title={title} taken={taken} />
      <ConditionBuilder path={['requirements', id, 'when']} label={say('when')} />
      <UsedBy map={MAP} id={id} />
    </Stack>
  );
}
