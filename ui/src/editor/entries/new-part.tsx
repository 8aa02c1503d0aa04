import { Button, Group, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { ReturnFocus } from '../../app/return-focus.tsx';
import { useWords } from '../../words/use-words.ts';
import { entryWords } from './words.ts';

interface NewPartProps {
  readonly title: string;
  readonly close: () => void;
  readonly add: () => void;
  /** Not while something is worked out that the part is made of. */
  readonly isReady?: boolean;
  readonly children: ReactNode;
}

/** A dialog that asks what a new part needs: Enter adds it. */
export function NewPart({ title, close, add, isReady = true, children }: NewPartProps) {
  const say = useWords(entryWords);
  return (
    <Modal opened onClose={close} title={title} closeButtonProps={{ 'aria-label': say('close') }}>
      <ReturnFocus />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <Stack>
          {children}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {say('cancel')}
            </Button>
            <Button type="submit" disabled={!isReady}>
              {say('addDo')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
