import { Button, Modal, Popover, Stack, UnstyledButton } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useWords } from '../../words/use-words.ts';
import { fieldWords } from './words.ts';

interface Props {
  /** From `useGridKeys`. */
  readonly place: { readonly 'data-cell': string; readonly tabIndex: number };
  readonly name: string;
  readonly text: string;
  readonly isPale?: boolean;
  /** What is edited opens lists of its own, which need a dialog. */
  readonly isDialog?: boolean;
  readonly onOpen?: () => void;
  /** The editor; there only while the cell is open. */
  readonly children: () => ReactNode;
}

/** A cell of a grid: shows a text; Enter opens its editor, Escape and Done close it. */
export function Cell({ place, name, text, isPale = false, isDialog = false, onOpen, children }: Props) {
  const say = useWords(fieldWords);
  const [isOpen, setOpen] = useState(false);
  const button = (
    <UnstyledButton
      {...place}
      aria-label={name}
      w="100%"
      mih={28}
      px={6}
      py={4}
      fz="sm"
      {...(isPale ? { c: 'dimmed' } : {})}
      onClick={() => {
        onOpen?.();
        setOpen(true);
      }}
    >
      {text}
    </UnstyledButton>
  );
  const editor = isOpen && (
    <Stack gap="xs">
      {children()}
      <Button size="compact-sm" variant="default" onClick={() => setOpen(false)} style={{ alignSelf: 'flex-end' }}>
        {say('done')}
      </Button>
    </Stack>
  );
  if (isDialog)
    return (
      <>
        {button}
        <Modal opened={isOpen} onClose={() => setOpen(false)} size="xl" title={name} closeButtonProps={{ 'aria-label': say('done') }}>
          {editor}
        </Modal>
      </>
    );
  return (
    <Popover opened={isOpen} onChange={setOpen} trapFocus returnFocus width={420} position="bottom-start" shadow="md" withinPortal>
      <Popover.Target>{button}</Popover.Target>
      <Popover.Dropdown aria-label={name}>{editor}</Popover.Dropdown>
    </Popover>
  );
}
