import { Alert, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import type { Json } from '@tierwright/program';
import { useState } from 'react';
import { useWords } from '../../../words/use-words.ts';
import { placesOf, type Renamable, type RenameRefusal, refusalOf, renameId } from '../rename-id.ts';
import type { MatrixActions } from '../use-matrix-actions.ts';
import { matrixWords } from '../words.ts';

/** Another id, everywhere at once. */
export function RenameId({
  program,
  namespace,
  id,
  actions,
  close,
}: {
  readonly program: Json;
  readonly namespace: Renamable;
  readonly id: string;
  readonly actions: Pick<MatrixActions, 'edit' | 'done'>;
  readonly close: () => void;
}) {
  const say = useWords(matrixWords);
  const [to, setTo] = useState(id);
  const [refusal, setRefusal] = useState<RenameRefusal | null>(null);
  const places = placesOf(program, namespace, id);
  const rename = () => {
    const found = refusalOf(program, namespace, id, to);
    setRefusal(found);
    if (found) return;
    let count: number | null = null;
    const isDone = actions.edit(say('didRename', { id, to }), (edits) => {
      count = renameId(edits, namespace, id, to);
    });
    if (isDone && count !== null) actions.done(say('renamed', { count }));
    close();
  };
  return (
    <Modal opened onClose={close} title={say('renameHead', { id })} closeButtonProps={{ 'aria-label': say('close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          rename();
        }}
      >
        <Stack>
          <TextInput
            data-autofocus
            label={say('id')}
            value={to}
            onChange={(event) => setTo(event.currentTarget.value)}
            error={refusal && say(refusal)}
          />
          {places === null && <Alert color="red">{say('unclear')}</Alert>}
          {places && <Text size="sm">{say('renameText', { count: places.uses.length })}</Text>}
          {places && places.declared.length > 1 && <Text size="sm">{say('sharedTier')}</Text>}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {say('cancel')}
            </Button>
            <Button type="submit" disabled={places === null || to === id}>
              {say('renameDo')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
