import { Button, Group, NativeSelect, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { useMemo, useState } from 'react';
import { ReturnFocus } from '../../app/return-focus.tsx';
import { useWords } from '../../words/use-words.ts';
import { stringOf } from '../document/reading.ts';
import { useEdition } from '../document/use-document.ts';
import { valueAt } from '../document/value-at.ts';
import type { Dialog } from './dialogs/dialog.ts';
import { MatrixDialog } from './dialogs/matrix-dialog.tsx';
import { type Fares, litOf } from './lit.ts';
import { MatrixGrid } from './matrix-grid.tsx';
import { matrixView } from './matrix-view.ts';
import { type Told, useMatrixActions } from './use-matrix-actions.ts';
import { matrixWords } from './words.ts';

/** A track: its tiers as a table, what can be added, and what was said of the last act. */
export function TrackMatrix({
  track,
  date,
  showsUnasked,
  fares,
}: {
  readonly track: number;
  readonly date: string;
  readonly showsUnasked: boolean;
  /** The partner that is chosen. */
  readonly fares: Fares | null;
}) {
  const say = useWords(matrixWords);
  const { value, fault } = useEdition();
  const [group, setGroup] = useState('');
  const id = stringOf(valueAt(value, ['tracks', track, 'id'])) ?? '';
  const lits = useMemo(() => (fares === null ? [] : litOf(fares, id)), [fares, id]);
  const lit = lits.find((each) => each.group === group) ?? lits[0] ?? null;
  const view = useMemo(() => matrixView(value, track, date, showsUnasked, lit), [value, track, date, showsUnasked, lit]);
  const [told, setTold] = useState<Told>({ text: '', isRefusal: false });
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const actions = useMatrixActions(view, setTold);
  const title = stringOf(valueAt(value, ['tracks', track, 'title'])) ?? id;
  const lastTier = view.columns.length - 1;
  return (
    <Stack gap="xs" component="section" aria-label={title}>
      <Group justify="space-between">
        <Title order={2} size="h4">
          {title}
        </Title>
        <Group gap="xs" align="flex-end">
          {lits.length > 1 && (
            <NativeSelect
              size="xs"
              label={say('lightGroup')}
              data={lits.map((each) => each.group ?? '')}
              value={lit?.group ?? ''}
              onChange={(event) => setGroup(event.currentTarget.value)}
            />
          )}
          <Button size="compact-sm" variant="default" disabled={fault !== null} onClick={() => setDialog({ kind: 'addBenefit' })}>
            {say('addBenefit')}
          </Button>
          <Button size="compact-sm" variant="default" disabled={fault !== null} onClick={() => setDialog({ kind: 'addRequirement' })}>
            {say('addRequirement')}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            disabled={fault !== null}
            onClick={() => setDialog({ kind: 'addTier', after: lastTier })}
          >
            {say('addTier')}
          </Button>
        </Group>
      </Group>
      <MatrixGrid view={view} title={title} actions={actions} isReadOnly={fault !== null} openDialog={setDialog} />
      <Text
        size="sm"
        role={told.isRefusal ? 'alert' : 'status'}
        {...(told.isRefusal ? { c: 'var(--mantine-color-error)' } : {})}
        mih="1.4em"
      >
        {told.text}
      </Text>
      <VisuallyHidden>{say('keys')}</VisuallyHidden>
      {dialog && (
        <>
          <ReturnFocus />
          <MatrixDialog view={view} dialog={dialog} actions={actions} close={() => setDialog(null)} />
        </>
      )}
    </Stack>
  );
}
