import { ActionIcon, Button, Table, Text } from '@mantine/core';
import type { Json } from '@tierwright/program';
import type { ToldTest } from '../../review/tests/messages.ts';
import { useWords } from '../../words/use-words.ts';
import { useEditing } from '../fields/use-field.ts';
import type { Line } from './expectation.ts';
import { aboutInWords, valueInWords } from './expectation-words.ts';
import { ExpectedControl } from './expected-control.tsx';
import { foundOf } from './found.ts';
import type { Naming } from './naming.ts';
import { testWords } from './words.ts';

interface ExpectationLineProps {
  readonly line: Line;
  readonly naming: Naming;
  readonly day: string;
  readonly told: ToldTest | undefined;
  readonly labels: readonly string[];
  readonly take: (label: string, value: Json) => void;
  readonly remove: (label: string) => void;
}

/** What is expected of one thing, what was found in its place, and whether that is the same. */
export function ExpectationLine({ line, naming, day, told, labels, take, remove }: ExpectationLineProps) {
  const say = useWords(testWords);
  const { isReadOnly } = useEditing();
  const label = aboutInWords(naming, line.about);
  const found = labels.flatMap((one) => foundOf(told, one, line) ?? []);
  const other = found.find(({ isMet }) => !isMet);
  const mayTake = other !== undefined && line.about.of !== 'unknown';
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400} style={{ overflowWrap: 'anywhere' }}>
        {label}
      </Table.Th>
      <Table.Td>
        <ExpectedControl {...{ naming, label, day }} about={line.about} value={line.expected} take={(value) => take(label, value)} />
      </Table.Td>
      <Table.Td style={{ overflowWrap: 'anywhere' }}>
        <Text size="sm" fw={other ? 600 : 400} data-line={found.length === 0 ? 'waiting' : other ? 'fails' : 'passes'}>
          {found.length === 0
            ? say('notRun')
            : other
              ? say('otherwise', { found: valueInWords(naming, line.about, other.got) })
              : say('met')}
        </Text>
        {mayTake && (
          <Button
            size="compact-xs"
            variant="default"
            disabled={isReadOnly}
            aria-label={say('takeFoundOf', { what: label })}
            onClick={() => take(label, other.got)}
          >
            {say('takeFound')}
          </Button>
        )}
      </Table.Td>
      <Table.Td>
        <ActionIcon variant="subtle" aria-label={say('removeValue', { what: label })} disabled={isReadOnly} onClick={() => remove(label)}>
          ✕
        </ActionIcon>
      </Table.Td>
    </Table.Tr>
  );
}
