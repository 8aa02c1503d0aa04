import { Alert, Anchor, Button, Group, List, Modal, Stack, Text } from '@mantine/core';
import { useWords } from '../../../words/use-words.ts';
import type { JsonEdits } from '../../document/json-edits.ts';
import { useChoose } from '../../selection/selection.ts';
import type { Removal } from '../remove-part.ts';
import type { MatrixActions } from '../use-matrix-actions.ts';
import { matrixWords } from '../words.ts';

/** Asks before something goes, and says who names it still. */
export function RemovePart({
  title,
  removal,
  remove,
  actions,
  close,
}: {
  readonly title: string;
  readonly removal: Removal | null;
  readonly remove: (edits: JsonEdits) => void;
  readonly actions: Pick<MatrixActions, 'edit'>;
  readonly close: () => void;
}) {
  const say = useWords(matrixWords);
  const choose = useChoose('matrix');
  const goes = removal?.goesWith.length ?? 0;
  const left = removal?.left ?? [];
  return (
    <Modal opened onClose={close} title={say('removeHead', { what: title })} closeButtonProps={{ 'aria-label': say('close') }}>
      <Stack>
        {removal === null && <Alert color="red">{say('unclear')}</Alert>}
        {removal && goes + left.length === 0 && <Text size="sm">{say('removeFree')}</Text>}
        {goes > 0 && <Text size="sm">{say('removeWith', { count: goes })}</Text>}
        {left.length > 0 && (
          <>
            <Text size="sm">{say('removeLeft', { count: left.length })}</Text>
            <List size="sm" mah={240} style={{ overflowY: 'auto' }}>
              {left.map(({ by, pointer }) => (
                <List.Item key={pointer}>
                  {by.title}{' '}
                  <Anchor
                    component="button"
                    type="button"
                    size="sm"
                    onClick={() => {
                      choose(pointer);
                      close();
                    }}
                  >
                    {pointer}
                  </Anchor>
                </List.Item>
              ))}
            </List>
          </>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={close} data-autofocus>
            {say('cancel')}
          </Button>
          <Button
            color="red"
            disabled={removal === null}
            onClick={() => {
              actions.edit(say('didRemove', { what: title }), remove);
              close();
            }}
          >
            {say('removeDo')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
