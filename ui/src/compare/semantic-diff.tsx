import { Button, Group, SegmentedControl, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { type ReactNode, useMemo, useState } from 'react';
import type { KeyOfWords } from '../words/area.ts';
import { number } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { CHANGE_KINDS, type ChangeFilter, type ChangeLine, groupsOf, reachedBy, wantedChanges } from './change-groups.ts';
import type { Effect } from './effects.ts';
import { compareWords } from './words.ts';

const COLORS = {
  added: 'var(--tw-gain)',
  removed: 'var(--tw-lose)',
  changed: 'var(--mantine-primary-color-filled)',
  moved: 'var(--mantine-color-violet-filled)',
  text: 'var(--tw-line)',
} as const;
const SECTIONS: ReadonlySet<string> = new Set([
  ...['program', 'calendar', 'roles', 'partnerTypes', 'records', 'facts', 'parameters', 'derived', 'requirements', 'tracks', 'benefits'],
  ...['stacking', 'funds', 'onboarding', 'dealRegistration', 'leads', 'approvals', 'notices', 'transition', 'prospectus', 'invariants'],
  ...['limits', 'tests'],
]);
const titleOf = (section: string): KeyOfWords<typeof compareWords> =>
  `section-${SECTIONS.has(section) ? section : 'other'}` as KeyOfWords<typeof compareWords>;

interface Props {
  readonly changes: readonly ChangeLine[];
  /** What each change alone does to partners, where that was counted. */
  readonly effectOf?: ((change: ChangeLine) => Effect | null) | undefined;
  /** What stands behind a change, such as a way to comment on it. */
  readonly actionOf?: ((change: ChangeLine) => ReactNode) | undefined;
}

/** The changes as sentences, by section of the program, with a filter. */
export function SemanticDiff({ changes, effectOf, actionOf }: Props) {
  const say = useWords(compareWords);
  const [filter, setFilter] = useState<ChangeFilter>('all');
  const [search, setSearch] = useState('');
  const wanted = useMemo(() => wantedChanges(changes, filter, search), [changes, filter, search]);
  if (changes.length === 0) return <Text>{say('same')}</Text>;
  const showAll = () => {
    setFilter('all');
    setSearch('');
  };
  return (
    <Stack gap="sm">
      <Group align="flex-end" className="no-print">
        <TextInput
          w={280}
          label={say('filter')}
          placeholder={say('filterHint')}
          value={search}
          onChange={({ currentTarget }) => setSearch(currentTarget.value)}
        />
        <SegmentedControl
          aria-label={say('kinds')}
          value={filter}
          onChange={(kind) => setFilter(CHANGE_KINDS.find((one) => one === kind) ?? 'all')}
          data={CHANGE_KINDS.map((kind) => ({ value: kind, label: say(kind) }))}
          size="xs"
        />
      </Group>
      <Text size="sm" role="status">
        {wanted.length === changes.length
          ? say('count', { count: changes.length })
          : say('shown', { shown: number(wanted.length), count: number(changes.length) })}
      </Text>
      {wanted.length === 0 && (
        <Group>
          <Text>{say('noMatch')}</Text>
          <Button size="xs" variant="default" onClick={showAll}>
            {say('clearFilter')}
          </Button>
        </Group>
      )}
      {groupsOf(wanted).map(({ section, changes: of }) => (
        <section key={section} aria-label={say(titleOf(section))}>
          <Title order={3} size="h5">
            {say(titleOf(section))}
          </Title>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th w={110}>{say('kind')}</Table.Th>
                <Table.Th>{say('change')}</Table.Th>
                {effectOf && <Table.Th w={190}>{say('effect')}</Table.Th>}
                {actionOf && <Table.Th w={120}>{say('remark')}</Table.Th>}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {of.map((change) => (
                <Line key={`${change.pointer} ${change.sentence}`} change={change} effectOf={effectOf} actionOf={actionOf} />
              ))}
            </Table.Tbody>
          </Table>
        </section>
      ))}
    </Stack>
  );
}

function Line({ change, effectOf, actionOf }: Omit<Props, 'changes'> & { readonly change: ChangeLine }) {
  const say = useWords(compareWords);
  const reached = reachedBy(change);
  return (
    <Table.Tr>
      <Table.Td style={{ verticalAlign: 'top' }}>
        <Text size="sm" style={{ whiteSpace: 'nowrap', borderInlineStart: `4px solid ${COLORS[change.kind]}`, paddingInlineStart: 6 }}>
          {say(`kind-${change.kind}`)}
        </Text>
      </Table.Td>
      <Table.Td>
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {change.sentence}
          {change.eases && ` (${say(change.eases)})`}
        </Text>
        {reached !== '' && (
          <Text size="xs" lineClamp={2}>
            {say('reaches', { what: reached })}
          </Text>
        )}
      </Table.Td>
      {effectOf && (
        <Table.Td style={{ verticalAlign: 'top' }}>
          <EffectText effect={effectOf(change)} />
        </Table.Td>
      )}
      {actionOf && <Table.Td style={{ verticalAlign: 'top' }}>{actionOf(change)}</Table.Td>}
    </Table.Tr>
  );
}

function EffectText({ effect }: { readonly effect: Effect | null }) {
  const say = useWords(compareWords);
  if (!effect) return <Text size="sm">{say('effectUnknown')}</Text>;
  if (effect.partners === 0) return <Text size="sm">{say('effectNone')}</Text>;
  return (
    <Text size="sm">
      {say('effectOf', { count: effect.partners })} (▲ {say('effectUp', { count: number(effect.up) })}, ▼{' '}
      {say('effectDown', { count: number(effect.down) })})
    </Text>
  );
}
