import { Button, Fieldset, Group, Stack, Text } from '@mantine/core';
import { type Json, pathsOf } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import { useKnown } from '../conditions/use-known.ts';
import type { Path } from '../document/json-edits.ts';
import { useEdition } from '../document/use-document.ts';
import { useEdit } from '../entries/use-edit.ts';
import { addWindow, removeWindow, windowsAt } from './fact-edits.ts';
import { WindowForm } from './window-form.tsx';
import { factWords } from './words.ts';

/** Which records count on a date. `from`: where the source of the fact stands. */
export function WindowsForm({ from, kind }: { readonly from: Path; readonly kind: string | undefined }) {
  const say = useWords(factWords);
  const value = useEdition().value as Json;
  const { types } = useKnown();
  const edit = useEdit();
  const windows = windowsAt(value, from);
  const dates = (kind === undefined ? [] : pathsOf(types.kinds, kind))
    .filter((path) => types.readInRecord(path, kind ?? '')?.type === 'date')
    .map((path) => ({ value: path, label: path }));
  return (
    <Fieldset legend={say('windows')}>
      <Stack gap="sm">
        {windows.length === 0 && (
          <Text size="sm" c="dimmed">
            {say('noWindow')}
          </Text>
        )}
        {windows.map(({ path, window }, index) => (
          <WindowForm
            key={path.join('/')}
            {...{ path, window, dates, number: index + 1 }}
            remove={() => edit(say('removeWindow', { number: index + 1 }), (edits) => removeWindow(edits, value, from, index))}
          />
        ))}
        <Group>
          <Button
            size="xs"
            variant="default"
            disabled={windows.length >= 6}
            onClick={() => edit(say('addWindow'), (edits) => addWindow(edits, value, from, dates[0]?.value))}
          >
            {say('addWindow')}
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  );
}
