import { Kbd, Modal, Table } from '@mantine/core';
import { useWords } from '../words/use-words.ts';
import { appWords } from './words.ts';

/** Every shortcut that holds on all pages. */
const SHORTCUTS = [
  [['Ctrl', 'K'], 'openSearch'],
  [['Alt', '1'], 'goPrograms'],
  [['Ctrl', 'Shift', 'L'], 'switchTheme'],
  [['?'], 'showShortcuts'],
] as const;

export function Shortcuts({ isOpen, close }: { readonly isOpen: boolean; readonly close: () => void }) {
  const say = useWords(appWords);
  return (
    <Modal opened={isOpen} onClose={close} title={say('shortcuts')} closeButtonProps={{ 'aria-label': say('close') }}>
      <Table>
        <Table.Tbody>
          {SHORTCUTS.map(([keys, what]) => (
            <Table.Tr key={what}>
              <Table.Td>
                {keys.map((key) => (
                  <Kbd key={key} mr={4}>
                    {key}
                  </Kbd>
                ))}
              </Table.Td>
              <Table.Td>{say(what)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
