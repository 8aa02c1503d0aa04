import { Group, Select, TextInput } from '@mantine/core';
import { useWords } from '../../words/use-words.ts';
import type { Path } from '../document/json-edits.ts';
import { membersOf } from '../document/reading.ts';
import { durationParts, TERM_KINDS, termOf, termParts } from './terms.ts';
import { useEditing, useField } from './use-field.ts';
import { useTermText } from './use-term-text.ts';
import { fieldWords } from './words.ts';

interface Props {
  readonly path: Path;
  readonly label: string;
  /** What holds without one. */
  readonly usual?: string;
  /** Whether the value of a parameter may stand there. */
  readonly mayBeParameter?: boolean;
}

/** A term of the document: a duration, how it is counted, and what that is in words. */
export function TermAt({ path, label, usual, mayBeParameter = false }: Props) {
  const say = useWords(fieldWords);
  const { program } = useEditing();
  const termText = useTermText();
  const { value, isReadOnly, error, put } = useField(path, say('set', { what: label }));
  const { kind, text } = termParts(value);
  const kinds = TERM_KINDS.filter((one) => one !== 'parameter' || mayBeParameter || kind === 'parameter');
  const inWords = durationParts(text) === null && kind !== 'parameter' ? say('noDuration') : termText(value);
  const parameters = Object.keys(membersOf(program.parameters));
  return (
    <Group gap="xs" align="flex-end" wrap="nowrap">
      {kind === 'parameter' ? (
        <Select
          label={label}
          description={inWords}
          data={[...new Set([...parameters, text])].filter((one) => one !== '')}
          value={text}
          readOnly={isReadOnly}
          error={error}
          searchable
          allowDeselect={false}
          style={{ flexGrow: 1 }}
          onChange={(next) => next !== null && put(termOf({ kind, text: next }))}
        />
      ) : (
        <TextInput
          label={label}
          description={text === '' && usual !== undefined ? say('defaultIs', { what: usual }) : inWords}
          value={text}
          readOnly={isReadOnly}
          error={error}
          style={{ flexGrow: 1 }}
          onChange={({ currentTarget }) => put(termOf({ kind, text: currentTarget.value.toUpperCase() }))}
        />
      )}
      <Select
        aria-label={say('counted', { what: label })}
        data={kinds.map((one) => ({ value: one, label: say(one) }))}
        value={kind}
        readOnly={isReadOnly || (text === '' && !mayBeParameter)}
        allowDeselect={false}
        w={150}
        onChange={(next) => {
          const to = TERM_KINDS.find((one) => one === next);
          if (to === undefined || to === kind) return;
          const isOther = to === 'parameter' || kind === 'parameter';
          put(termOf({ kind: to, text: isOther ? (to === 'parameter' ? (parameters[0] ?? '') : 'P30D') : text }));
        }}
      />
    </Group>
  );
}
