import { Alert, Button, Group, Text } from '@mantine/core';
import { appWords } from '../app/words.ts';
import { useWords } from '../words/use-words.ts';

/** Says that what computes beside the page has stopped, and offers to try again. */
export function WorkerDied({ message, retry }: { readonly message: string; readonly retry: () => void }) {
  const say = useWords(appWords);
  return (
    <Alert color="red" role="alert" title={say('workerDied')}>
      <Group gap="sm">
        <Text size="sm">{message === '' ? say('workerDiedSilent') : say('workerDiedOf', { message })}</Text>
        <Button size="xs" variant="default" onClick={retry}>
          {say('tryAgain')}
        </Button>
      </Group>
    </Alert>
  );
}
