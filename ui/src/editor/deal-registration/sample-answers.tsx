import { NumberInput, Select, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import type { FormField, Json } from '@tierwright/program';
import { useState } from 'react';
import { useWords } from '../../words/use-words.ts';
import { membersOf, textOf, textsOf } from '../document/reading.ts';
import { dealWords } from './words.ts';

interface Props {
  readonly fields: readonly FormField[];
  readonly answers: { readonly [field: string]: Json };
  /** `null` where there is none. */
  readonly onAnswer: (field: string, value: Json) => void;
}

/** The form that deals are registered with, to be filled in for a sample. */
export function SampleAnswers({ fields, answers, onAnswer }: Props) {
  return (
    <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
      {fields.map((field) => (
        <Answer key={field.id} field={field} value={answers[field.id] ?? null} onAnswer={(value) => onAnswer(field.id, value)} />
      ))}
    </SimpleGrid>
  );
}

const NUMBERS: ReadonlySet<string> = new Set(['money', 'integer', 'number', 'percent']);

function Answer({ field, value, onAnswer }: { readonly field: FormField; readonly value: Json; readonly onAnswer: (value: Json) => void }) {
  const say = useWords(dealWords);
  const { type } = field;
  const label = field.required === false ? say('notRequired', { title: field.title }) : field.title;
  const orNull = (text: string): Json => (text === '' ? null : text);
  if (type === 'customer') {
    const customer = membersOf(value);
    const put = (part: string, text: string) => onAnswer({ ...customer, [part]: text });
    return (
      <>
        <TextInput
          label={say('customerName', { title: label })}
          value={textOf(customer.name)}
          onChange={({ currentTarget }) => put('name', currentTarget.value)}
        />
        <TextInput
          label={say('customerCountry', { title: label })}
          value={textOf(customer.country)}
          maxLength={2}
          onChange={({ currentTarget }) => put('country', currentTarget.value.toUpperCase())}
        />
      </>
    );
  }
  if (NUMBERS.has(type))
    return (
      <NumberInput
        label={label}
        value={typeof value === 'number' ? value : ''}
        thousandSeparator=","
        onChange={(next) => onAnswer(typeof next === 'number' ? next : null)}
      />
    );
  if (type === 'boolean' || type === 'choice') {
    const data =
      type === 'boolean' ? ['true', 'false'].map((one) => ({ value: one, label: say(one === 'true' ? 'yes' : 'no') })) : field.values;
    return (
      <Select
        label={label}
        data={[...(data ?? [])]}
        value={value === null ? null : String(value)}
        clearable
        clearButtonProps={{ 'aria-label': label }}
        onChange={(next) => onAnswer(type === 'boolean' && next !== null ? next === 'true' : next)}
      />
    );
  }
  if (type === 'products') return <ProductIds label={label} value={textsOf(value)} onAnswer={onAnswer} />;
  if (type === 'lines') return <Lines label={label} value={value} onAnswer={onAnswer} />;
  return (
    <TextInput
      label={label}
      {...(type === 'date' ? { type: 'date' } : {})}
      value={textOf(value)}
      onChange={({ currentTarget }) => onAnswer(orNull(currentTarget.value))}
    />
  );
}

interface Typed<T> {
  readonly label: string;
  readonly value: T;
  readonly onAnswer: (value: Json) => void;
}

function ProductIds({ label, value, onAnswer }: Typed<string[]>) {
  const say = useWords(dealWords);
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextInput
      label={label}
      description={say('listHint')}
      value={typed ?? value.join(', ')}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        onAnswer(currentTarget.value.split(',').flatMap((one) => (one.trim() === '' ? [] : [one.trim()])));
      }}
      onBlur={() => setTyped(null)}
    />
  );
}

function Lines({ label, value, onAnswer }: Typed<Json>) {
  const say = useWords(dealWords);
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Textarea
      label={label}
      description={say('linesHint')}
      autosize
      value={typed ?? JSON.stringify(value)}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        try {
          onAnswer(JSON.parse(currentTarget.value) as Json);
        } catch {
          // Half a line is no answer yet.
        }
      }}
    />
  );
}
