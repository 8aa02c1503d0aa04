import { Anchor, Button, CloseButton, Group, Stack, Table, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type Json, toPointer } from '@tierwright/program';
import { day } from '../../words/formats.ts';
import { useWords } from '../../words/use-words.ts';
import type { Path } from '../document/json-edits.ts';
import { memberOf, titleOf } from '../document/reading.ts';
import { useEdition } from '../document/use-document.ts';
import { valueAt } from '../document/value-at.ts';
import { useEdit } from '../entries/use-edit.ts';
import { shownDay } from '../matrix/shown-day.ts';
import { type Placed, placedAt, thresholdOf } from '../matrix/threshold.ts';
import { writeInForce } from '../parameters/dated.ts';
import { ValueField } from '../parameters/value-field.tsx';
import { useChoose } from '../selection/selection.ts';
import { splitByTier } from './benefit-edits.ts';
import { givenTiers } from './benefit-values.ts';
import { benefitWords } from './words.ts';

/** What each tier gets: the same cells as the benefit's row among the tiers. */
export function TierValues({ path }: { readonly path: Path }) {
  const say = useWords(benefitWords);
  const program = useEdition().value as Json;
  const edit = useEdit();
  const choose = useChoose('benefits');
  const navigate = useNavigate({ from: '/drafts/$draft' });
  const benefit = valueAt(program, path);
  const threshold = thresholdOf(program, memberOf(benefit, 'value'), [...path, 'value']);
  if (threshold?.kind !== 'parameter') return null;
  const { id, spec } = threshold;
  const date = shownDay(program);
  const tiers = givenTiers(program, benefit);
  const rows = tiers.map((tier) => ({ ...tier, placed: placedAt(program, threshold, tier.id, date) }));
  const isShared = rows.length > 0 && rows.every(({ placed }) => placed?.isShared);
  const shownRows = isShared ? rows.slice(0, 1).map((row) => ({ ...row, title: say('forEveryTier') })) : rows;
  const write = (title: string, { place }: Placed, value: Json) =>
    edit(say('setTier', { tier: title, what: titleOf(benefit) }), (edits) => writeInForce(edits, place, date, value), toPointer(place));
  const open = (section: string, pointer: string) => {
    choose(pointer);
    void navigate({ search: (before) => ({ ...before, section }) });
  };
  return (
    <Stack gap="xs">
      <Table aria-label={say('tierValues')} withTableBorder maw={620}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say('tier')}</Table.Th>
            <Table.Th>
              {spec.type === 'percent'
                ? `${say('value')} (%)`
                : spec.type === 'money'
                  ? `${say('value')} (${spec.currency})`
                  : say('value')}
            </Table.Th>
            <Table.Th>{say('remarks')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shownRows.map(({ id: tier, title, placed }) => (
            <Table.Tr key={tier}>
              <Table.Th scope="row" fw={400}>
                {title}
              </Table.Th>
              <Table.Td>
                {placed && (
                  <Group gap={4} wrap="nowrap">
                    <ValueField
                      label={say('valueOf', { tier: title })}
                      value={placed.value ?? ''}
                      spec={spec}
                      isReadOnly={false}
                      take={(taken) => write(title, placed, taken)}
                    />
                    {!placed.isShared && placed.value !== undefined && (
                      <CloseButton
                        size="sm"
                        aria-label={say('clearTier', { tier: title })}
                        onClick={() => edit(say('clearTier', { tier: title }), (edits) => edits.remove(placed.place))}
                      />
                    )}
                  </Group>
                )}
              </Table.Td>
              <Table.Td>
                <Text size="xs">{placed && remarks(placed).join(' · ')}</Text>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text size="sm">{say('valuesOn', { day: day(date) })}</Text>
      <Group gap="md">
        {isShared && tiers.length > 1 && (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() =>
              edit(say('splitByTier'), (edits) =>
                splitByTier(
                  edits,
                  id,
                  tiers.map((tier) => tier.id),
                ),
              )
            }
          >
            {say('splitByTier')}
          </Button>
        )}
        <Anchor component="button" type="button" size="sm" onClick={() => open('matrix', toPointer(path))}>
          {say('openMatrix')}
        </Anchor>
        <Anchor component="button" type="button" size="sm" onClick={() => open('parameters', toPointer(['parameters', id]))}>
          {say('openParameter')}
        </Anchor>
      </Group>
    </Stack>
  );

  function remarks({ value, history, variants }: Placed): string[] {
    return [
      ...(value === undefined ? [say('noneForTier')] : []),
      ...(history > 1 ? [say('datesOf', { count: history })] : []),
      ...(variants > 0 ? [say('variantsOf', { count: variants })] : []),
    ];
  }
}
