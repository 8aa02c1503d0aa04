import { Button, Group, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useWords } from '../../words/use-words.ts';
import { stringOf } from '../document/reading.ts';
import { useEdition } from '../document/use-document.ts';
import { valueAt } from '../document/value-at.ts';
import type { Dialog } from './dialogs/dialog.ts';
import { MatrixDialog } from './dialogs/matrix-dialog.tsx';
import { MatrixGrid } from './matrix-grid.tsx';
import { matrixView } from './matrix-view.ts';
import { type Told, useMatrixActions } from './use-matrix-actions.ts';
import { matrixWords } from './words.ts';

/** A track: its tiers as a table, what can be added, and what was said of the last act. */
export function TrackMatrix({
  track,
  date,
  showsUnasked,
}: {
  readonly track: number;
  readonly date: string;
  readonly showsUnasked: boolean;
}) {
  const say = useWords(matrixWords);
  const { value, fault } = useEdition();
  const view = useMemo(() => matrixView(value, track, date, showsUnasked), [value, track, date, showsUnasked]);
  const [told, setTold] = useState<Told>({ text: '', isRefusal: false });
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const actions = useMatrixActions(view, setTold);
  const title = stringOf(valueAt(value, ['tracks', track, 'title'])) ?? stringOf(valueAt(value, ['tracks', track, 'id'])) ?? '';
  const lastTier = view.columns.length - 1;
  return (
    <Stack gap="xs" component="section" aria-label={title}>
      <Group justify="space-between">
        <Title order={2} size="h4">
          {title}
        </Title>
        <Group gap="xs">
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
      {dialog && <MatrixDialog view={view} dialog={dialog} actions={actions} close={() => setDialog(null)} />}
    </Stack>
  );
}
