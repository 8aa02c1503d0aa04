import { Text, TextInput } from '@mantine/core';
import type { ValueType } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import { type ReadValue, readValue, textOfValue, type ValueFault } from '../conditions/value-text.ts';
import { useTyped } from './use-typed.ts';
import { entryWords } from './words.ts';

interface ValueFieldProps {
  readonly label: string;
  /** Shown above the field; else it is only told. */
  readonly isLabelShown?: boolean;
  readonly type: ValueType;
  readonly value: unknown;
  readonly currency: string;
  /** Behind the number: EUR, %, people. */
  readonly unit?: string | undefined;
  /** An empty field takes the value away. */
  readonly empty?: (() => void) | undefined;
  readonly take: (value: number | string) => void;
  readonly width?: number;
  readonly placeholder?: string | undefined;
  readonly description?: string | undefined;
}

const EMPTY = Symbol('empty');

/** One number, amount, percentage, day, duration or text, typed. */
export function ValueField({
  label,
  isLabelShown,
  type,
  value,
  currency,
  unit,
  empty,
  take,
  width,
  placeholder,
  description,
}: ValueFieldProps) {
  const say = useWords(entryWords);
  const read = (text: string): ReadValue | { readonly value: typeof EMPTY } =>
    empty && text.trim() === '' ? { value: EMPTY } : readValue(text, type, currency);
  const { text, fault, ...typed } = useTyped<number | string | typeof EMPTY, ValueFault>(
    textOfValue(value),
    read,
    (taken) => (taken === EMPTY ? '' : textOfValue(taken)),
    (taken) => (taken === EMPTY ? empty?.() : take(taken)),
  );
  const isNumber = type === 'integer' || type === 'number' || type === 'money' || type === 'percent';
  const behind = unit ?? (type === 'money' ? currency : type === 'percent' ? '%' : undefined);
  return (
    <TextInput
      {...(isLabelShown ? { label, description } : { 'aria-label': behind ? `${label} (${behind})` : label })}
      type={type === 'date' ? 'date' : 'text'}
      inputMode={isNumber ? 'decimal' : 'text'}
      value={text}
      placeholder={placeholder}
      error={fault && say(fault)}
      onChange={(event) => typed.type(event.currentTarget.value)}
      onBlur={typed.leave}
      w={width}
      rightSection={
        isNumber && behind ? (
          <Text size="xs" c="dimmed" truncate aria-hidden>
            {behind}
          </Text>
        ) : null
      }
      rightSectionWidth={isNumber && behind ? Math.min(12 + behind.length * 8, 90) : undefined}
      styles={isNumber ? { input: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' } } : {}}
    />
  );
}
