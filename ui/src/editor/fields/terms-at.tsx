import { ActionIcon, Button, Group, Input, Stack } from '@mantine/core';
import { toPointer } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import type { Path } from '../document/json-edits.ts';
import { itemsOf } from '../document/reading.ts';
import { TermField } from './term-field.tsx';
import { useEditing, useField } from './use-field.ts';
import { fieldWords } from './words.ts';

interface Props {
  readonly path: Path;
  readonly label: string;
  /** What one of them is called: a reminder. */
  readonly one: string;
  readonly add: string;
  readonly usual?: string;
}

/** Several terms of the document, such as when people are reminded. */
export function TermsAt({ path, label, one, add, usual }: Props) {
  const say = useWords(fieldWords);
  const { edit } = useEditing();
  const { value, isReadOnly, error, put } = useField(path, say('set', { what: label }));
  const terms = itemsOf(value);
  const nameOf = (index: number) => say('numbered', { what: one, number: index + 1 });
  return (
    <Input.Wrapper
      label={label}
      labelElement="div"
      {...(usual !== undefined && terms.length === 0 ? { description: say('defaultIs', { what: usual }) } : {})}
      error={error}
    >
      <Stack gap={4}>
        {terms.map((term, index) => (
          <TermField
            key={nameOf(index)}
            label={nameOf(index)}
            isLabelHidden
            value={term}
            isReadOnly={isReadOnly}
            error={undefined}
            put={(next) =>
              edit(
                say('set', { what: label }),
                (edits) => void (next !== undefined && edits.set([...path, index], next)),
                toPointer([...path, index]),
              )
            }
            beside={
              <ActionIcon
                variant="subtle"
                size="lg"
                aria-label={say('remove', { what: nameOf(index) })}
                disabled={isReadOnly}
                onClick={() => removeAt(index)}
              >
                ✕
              </ActionIcon>
            }
          />
        ))}
        <Group>
          <Button size="compact-sm" variant="default" disabled={isReadOnly} onClick={() => put([...terms, 'P7D'])}>
            {add}
          </Button>
        </Group>
      </Stack>
    </Input.Wrapper>
  );

  function removeAt(index: number) {
    const rest = terms.filter((_, at) => at !== index);
    put(rest.length === 0 ? undefined : rest);
  }
}
