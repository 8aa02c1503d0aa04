import { Kbd, Modal, Table, Title } from '@mantine/core';
import { useWords } from '../words/use-words.ts';
import { ReturnFocus } from './return-focus.tsx';
import { capsOf, isMac, SHORTCUTS } from './shortcut-list.ts';
import { appWords } from './words.ts';

/** The list of shortcuts: those that hold on all pages, then those of the editor. */
export function Shortcuts({ close }: { readonly close: () => void }) {
  const say = useWords(appWords);
  const mac = isMac();
  return (
    <Modal opened onClose={close} title={say('shortcuts')} closeButtonProps={{ 'aria-label': say('close') }}>
      <ReturnFocus />
      {(['everywhere', 'inEditor'] as const).map((where) => (
        <section key={where} aria-label={say(where)}>
          <Title order={3} size="h5" mt="sm">
            {say(where)}
          </Title>
          <Table>
            <Table.Tbody>
              {SHORTCUTS.filter((shortcut) => shortcut.where === where).map(({ keys, what }) => (
                <Table.Tr key={keys}>
                  <Table.Td w="40%">
                    {capsOf(keys, mac).map((cap) => (
                      <Kbd key={cap} mr={4}>
                        {cap}
                      </Kbd>
                    ))}
                  </Table.Td>
                  <Table.Td>{say(what)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </section>
      ))}
    </Modal>
  );
}
