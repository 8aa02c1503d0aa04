import { CloseButton, Group, Text, TextInput } from '@mantine/core';
import { toPointer } from '@tierwright/program';
import type { ReactNode } from 'react';
import { useWords } from '../../words/use-words.ts';
import type { Path } from '../document/json-edits.ts';
import { useTyped } from '../entries/use-typed.ts';
import { useEditing } from '../fields/use-field.ts';
import { setSpans } from './calendar-edits.ts';
import { type Span, timeOf, type Weekday, writtenSpan } from './open-hours.ts';
import { calendarWords } from './words.ts';

interface SpanFieldsProps {
  readonly calendar: Path;
  readonly day: Weekday;
  readonly spans: readonly Span[];
  readonly index: number;
  readonly span: Span;
  /** Behind the last hours of a day. */
  readonly beside: ReactNode;
}

/** From when to when, typed as people write times. */
export function SpanFields({ calendar, day, spans, index, span, beside }: SpanFieldsProps) {
  const say = useWords(calendarWords);
  const { isReadOnly, edit } = useEditing();
  const label = say('isOpen', { day: say(day) });
  const put = (next: Span) =>
    edit(
      label,
      (edits) =>
        setSpans(
          edits,
          calendar,
          day,
          spans.map((other, at) => (at === index ? next : other)),
        ),
      `${toPointer(calendar)} ${day} ${index}`,
    );
  const remove = () =>
    edit(label, (edits) =>
      setSpans(
        edits,
        calendar,
        day,
        spans.filter((_, at) => at !== index),
      ),
    );
  const said = { day: say(day), number: index + 1 };
  return (
    <Group gap={4} wrap="nowrap" align="flex-start">
      <TimeField
        label={say('opens', said)}
        value={span.from}
        isEnd={false}
        isReadOnly={isReadOnly}
        take={(from) => put({ ...span, from })}
      />
      <Text pt={6} aria-hidden>
        –
      </Text>
      <TimeField label={say('closes', said)} value={span.to} isEnd isReadOnly={isReadOnly} take={(to) => put({ ...span, to })} />
      <CloseButton aria-label={say('removeSpan', { day: say(day), span: writtenSpan(span) })} disabled={isReadOnly} onClick={remove} />
      {beside}
    </Group>
  );
}

interface TimeFieldProps {
  readonly label: string;
  readonly value: string;
  readonly isEnd: boolean;
  readonly isReadOnly: boolean;
  readonly take: (time: string) => void;
}

function TimeField({ label, value, isEnd, isReadOnly, take }: TimeFieldProps) {
  const say = useWords(calendarWords);
  const read = (text: string) => {
    const time = timeOf(text, isEnd);
    return time === null ? ({ fault: 'noTime' } as const) : { value: time };
  };
  const { text, fault, type, leave } = useTyped<string, 'noTime'>(value, read, (time) => time, take);
  return (
    <TextInput
      aria-label={label}
      w={90}
      value={text}
      readOnly={isReadOnly}
      error={fault && say(fault)}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={leave}
    />
  );
}
