import { Modal, Stack, Text } from '@mantine/core';
import { useWords } from '../../../words/use-words.ts';
import { ConditionBuilder } from '../../conditions/condition-builder.tsx';
import type { Path } from '../../document/json-edits.ts';
import { matrixWords } from '../words.ts';
import type { DialogProps } from './matrix-dialog.tsx';

/** What a tier asks for as one condition: requirements of which all, or at least one, must be met. */
export function Routes({ path, title, close }: DialogProps & { readonly path: Path; readonly title: string }) {
  const say = useWords(matrixWords);
  return (
    <Modal opened onClose={close} size="xl" title={say('routesOf', { tier: title })} closeButtonProps={{ 'aria-label': say('close') }}>
      <Stack>
        <Text size="sm">{say('routesHint')}</Text>
        <ConditionBuilder path={[...path, 'qualify']} label={say('asksFor', { tier: title })} isOptional />
      </Stack>
    </Modal>
  );
}
