import { Stack, Text } from '@mantine/core';
import { toPointer } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import { useProblemsAt } from '../check/use-checks.ts';
import type { Path } from '../document/json-edits.ts';
import { fieldWords } from './words.ts';

/** What is wrong with a part of the document, beside it. */
export function ProblemsOf({ path }: { readonly path: Path }) {
  const say = useWords(fieldWords);
  const problems = useProblemsAt(toPointer(path));
  if (problems.length === 0) return null;
  return (
    <Stack gap={2} component="ul" m={0} pl="md">
      {problems.map(({ code, message, pointer, severity }) => (
        <Text component="li" size="sm" key={`${code} ${pointer}`} {...(severity === 'error' ? { c: 'var(--mantine-color-error)' } : {})}>
          {say('problem', { code, message })}
        </Text>
      ))}
    </Stack>
  );
}
