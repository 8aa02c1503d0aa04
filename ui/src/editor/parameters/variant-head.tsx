import { ActionIcon, Anchor, Group, Text } from '@mantine/core';
import { toPointer } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import { memberOf } from '../document/reading.ts';
import { useDocument, useEdition } from '../document/use-document.ts';
import { valueAt } from '../document/value-at.ts';
import { factsIn } from '../matrix/requirement-rows.ts';
import { titleOf } from '../matrix/titles.ts';
import { useChoose } from '../selection/selection.ts';
import { removeVariant } from './edit-parameters.ts';
import type { LaneGroup } from './lanes.ts';
import { parameterWords } from './words.ts';

/** A variant: its title, on which facts it depends, and the way to its condition. */
export function VariantHead({ id, group }: { readonly id: string; readonly group: LaneGroup }) {
  const say = useWords(parameterWords);
  const document = useDocument();
  const choose = useChoose('parameters');
  const { value, fault } = useEdition();
  const facts = factsIn(memberOf(valueAt(value, group.path), 'when')).map((fact) => titleOf(value, 'values', fact));
  return (
    <Group gap="xs">
      <Text size="sm" fw={600}>
        {say('variant', { title: group.title })}
      </Text>
      <Text size="sm">{say('variantIf', { what: [...new Set(facts)].join(', ') })}</Text>
      <Anchor component="button" type="button" size="sm" onClick={() => choose(toPointer([...group.path, 'when']))}>
        {say('showCondition')}
      </Anchor>
      <ActionIcon
        size="sm"
        variant="default"
        aria-label={say('removeVariant', { title: group.title })}
        disabled={fault !== null}
        onClick={() => document.edit(say('didRemoveVariant', { what: id }), (edits) => removeVariant(edits, id, group.variant ?? 0))}
      >
        ×
      </ActionIcon>
    </Group>
  );
}
