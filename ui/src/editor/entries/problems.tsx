import { List, Text } from '@mantine/core';
import type { Problem } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import { entryWords } from './words.ts';

const COLORS = { error: 'red', warning: 'yellow', advice: 'blue' } as const;

/** What the checker says of a part, with what it expected. */
export function Problems({ problems }: { readonly problems: readonly Problem[] }) {
  const say = useWords(entryWords);
  if (problems.length === 0) return null;
  return (
    <List size="sm" spacing={2} listStyleType="none" role="status">
      {problems.slice(0, 20).map((problem) => (
        <List.Item key={`${problem.code} ${problem.pointer}`}>
          <Text size="sm" span style={{ borderLeft: `3px solid var(--mantine-color-${COLORS[problem.severity]}-6)`, paddingLeft: 8 }}>
            {problem.expected === undefined
              ? say('problem', { code: problem.code, message: problem.message })
              : say('problemHint', { code: problem.code, message: problem.message, expected: problem.expected })}
          </Text>
        </List.Item>
      ))}
    </List>
  );
}
