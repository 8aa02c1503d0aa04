import { Alert, Button, Stack, Text } from '@mantine/core';
import { ProblemError } from '@tierwright/client';
import { useWords } from '../words/use-words.ts';
import { appWords } from './words.ts';

/** What did not work, with its code and trace id, and a way to try again. */
export function Failure({ error, retry }: { readonly error: unknown; readonly retry?: (() => void) | undefined }) {
  const say = useWords(appWords);
  const problem = error instanceof ProblemError ? error.problem : null;
  return (
    <Alert color="red" title={problem ? `${problem.title} (${problem.code})` : say('failed')} role="alert" m="md">
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{problem ? problem.detail : error instanceof Error ? error.message : String(error)}</Text>
        {problem?.trace && (
          <Text size="xs" c="dimmed">
            {say('trace', { trace: problem.trace })}
          </Text>
        )}
        {retry && (
          <Button size="xs" variant="default" onClick={retry}>
            {say('tryAgain')}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}
