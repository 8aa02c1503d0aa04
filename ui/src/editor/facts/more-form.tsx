import { ActionIcon, Button, Group, Stack, Switch, Text } from '@mantine/core';
import { type Json, pathsOf } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import { useKnown } from '../conditions/use-known.ts';
import { useEdition } from '../document/use-document.ts';
import { valueAt } from '../document/value-at.ts';
import { AmountMember } from '../entries/amount-member.tsx';
import { ChoiceMember } from '../entries/choice-member.tsx';
import { NumberMember } from '../entries/number-member.tsx';
import { useMember } from '../entries/use-member.ts';
import { factWords } from './words.ts';

const GROUPING: readonly (string | undefined)[] = ['enum', 'string'];

/** Grouping, family, deals, weights, and whether a partner can move the value. */
export function MoreForm({ id }: { readonly id: string }) {
  const say = useWords(factWords);
  const { types } = useKnown();
  const path = ['facts', id];
  const record = types.source(id)?.record;
  const groups = (record === undefined ? [] : pathsOf(types.kinds, record)).filter((field) =>
    GROUPING.includes(types.readInRecord(field, record ?? '')?.type),
  );
  const over = useMember({ path: [...path, 'over'], label: say('over') });
  const scope = useMember({ path: [...path, 'scope'], label: say('scope') });
  const actionable = useMember({ path: [...path, 'actionable'], label: say('actionable') });
  return (
    <Stack gap="sm">
      {record !== undefined && (
        <>
          <ChoiceMember path={[...path, 'by']} label={say('by')} choices={groups.map((field) => ({ value: field, label: field }))} />
          <Switch
            label={say('over')}
            description={say('overHint')}
            checked={over.value === 'family'}
            onChange={(event) => over.set(event.currentTarget.checked ? 'family' : undefined)}
          />
          <Switch
            label={say('scope')}
            checked={scope.value === 'deal'}
            onChange={(event) => scope.set(event.currentTarget.checked ? 'deal' : undefined)}
          />
          <Weights id={id} />
        </>
      )}
      <Switch
        label={say('actionable')}
        description={say('actionableHint')}
        checked={actionable.value !== undefined}
        onChange={(event) => actionable.set(event.currentTarget.checked ? { costPerUnit: 1 } : undefined)}
      />
      {actionable.value !== undefined && (
        <Group>
          <NumberMember path={[...path, 'actionable', 'costPerUnit']} label={say('costPerUnit')} isNeeded />
          <NumberMember path={[...path, 'actionable', 'step']} label={say('step')} />
        </Group>
      )}
    </Stack>
  );
}

/** What each record's value is multiplied by. */
function Weights({ id }: { readonly id: string }) {
  const say = useWords(factWords);
  const { value } = useEdition();
  const { program } = useKnown();
  const from = ['facts', id, 'from'];
  const path = [...from, 'times'];
  const { set } = useMember({ path, label: say('times') });
  const held = valueAt(value as Json, path);
  const weights = Array.isArray(held) ? held : [];
  if (valueAt(value as Json, [...from, 'within']) !== undefined) return null;
  const parameters = Object.entries(program.parameters ?? {}).map(([other, { title }]) => ({ value: other, label: title ?? other }));
  return (
    <Stack gap="xs">
      <Text size="sm" c="dimmed">
        {say('timesHint')}
      </Text>
      {weights.map((_, index) => {
        const number = index + 1;
        const others = weights.filter((_weight, other) => other !== index);
        return (
          <Group key={number} align="flex-end">
            <AmountMember path={[...path, index]} label={say('weight', { number })} choices={parameters} />
            <ActionIcon
              variant="subtle"
              color="red"
              aria-label={say('removeWeight', { number })}
              onClick={() => set(others.length > 0 ? others : undefined)}
            >
              <span aria-hidden>✕</span>
            </ActionIcon>
          </Group>
        );
      })}
      <Group align="flex-end">
        <Button size="xs" variant="default" disabled={weights.length >= 6} onClick={() => set([...weights, 1])}>
          {say('addWeight')}
        </Button>
        <NumberMember path={[...from, 'per']} label={say('per')} description={say('perHint')} />
      </Group>
    </Stack>
  );
}
