import { Group, Input, NativeSelect, Select, TextInput } from '@mantine/core';
import type { Json } from '@tierwright/program';
import { type ReactNode, useState } from 'react';
import { useWords } from '../../words/use-words.ts';
import { membersOf } from '../document/reading.ts';
import { BUSINESS_UNITS, CALENDAR_UNITS, type CountedUnit, countedTerm, termOfCount, termParts } from './terms.ts';
import { useEditing } from './use-field.ts';
import { useTermText } from './use-term-text.ts';
import { factTitle } from './vocabulary.ts';
import { fieldWords } from './words.ts';

interface Props {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly value: Json | undefined;
  readonly isReadOnly: boolean;
  readonly error: string | undefined;
  /** What holds without one; then the field may stand empty. */
  readonly usual?: string | undefined;
  /** Whether the value of a parameter may stand there; whether open hours and business days may. */
  readonly mayBeParameter?: boolean;
  readonly mayBeBusiness?: boolean;
  readonly put: (term: Json | undefined) => void;
  readonly beside?: ReactNode;
}

const LARGEST = 99_999;

/** A length of time: how many of which unit, or the value of a parameter. */
export function TermField(props: Props) {
  const {
    label,
    isLabelHidden = false,
    value,
    isReadOnly,
    error,
    usual,
    mayBeParameter = false,
    mayBeBusiness = true,
    put,
    beside,
  } = props;
  const say = useWords(fieldWords);
  const termText = useTermText();
  const { program } = useEditing();
  const [chosen, setChosen] = useState<CountedUnit>('days');
  const [typed, setTyped] = useState<string | null>(null);
  const { kind, text } = termParts(value);
  const counted = countedTerm(value);
  const isWritten = text !== '' && kind !== 'parameter' && counted === null;
  const unit = kind === 'parameter' ? 'parameter' : isWritten ? 'written' : (counted?.unit ?? chosen);
  const parameters = Object.entries(membersOf(program.parameters))
    .filter(([, parameter]) => membersOf(parameter).type === 'duration')
    .map(([id]) => id);
  const units = [
    ...[...CALENDAR_UNITS, ...(mayBeBusiness ? BUSINESS_UNITS : [])].map((one) => ({ value: one as string, label: say(`unit.${one}`) })),
    ...(mayBeParameter || kind === 'parameter' ? [{ value: 'parameter', label: say('unit.parameter') }] : []),
    ...(isWritten ? [{ value: 'written', label: say('unit.written') }] : []),
  ];
  const choose = (to: string) => {
    if (to === 'parameter') {
      const [first] = parameters;
      if (first !== undefined) put({ fact: first });
      return;
    }
    const known = [...CALENDAR_UNITS, ...BUSINESS_UNITS].find((one) => one === to);
    if (known === undefined) return;
    setChosen(known);
    if (value !== undefined) put(termOfCount({ count: counted?.count ?? 30, unit: known }));
  };
  const type = (count: string) => {
    setTyped(count);
    if (count.trim() === '') put(undefined);
    else if (/^\d{1,5}$/.test(count.trim()) && Number(count) <= LARGEST)
      put(termOfCount({ count: Number(count), unit: unit === 'parameter' || unit === 'written' ? chosen : unit }));
  };
  const shown = typed ?? (counted === null ? '' : String(counted.count));
  const isNoCount = typed !== null && typed.trim() !== '' && !/^\d{1,5}$/.test(typed.trim());
  const description = text === '' && usual !== undefined ? say('defaultIs', { what: usual }) : isWritten ? termText(value) : undefined;
  return (
    <Input.Wrapper
      {...(isLabelHidden ? {} : { label })}
      labelElement="div"
      description={description}
      error={isNoCount ? say('noCount') : error}
    >
      <Group gap={4} wrap="nowrap" align="flex-start">
        {kind === 'parameter' ? (
          <Select
            aria-label={label}
            data={[...new Set([...parameters, text])].map((id) => ({ value: id, label: factTitle(program, id) }))}
            value={text}
            readOnly={isReadOnly}
            searchable
            allowDeselect={false}
            onChange={(id) => id !== null && put({ fact: id })}
          />
        ) : isWritten ? (
          <TextInput
            aria-label={label}
            w={130}
            value={text}
            readOnly={isReadOnly}
            onChange={({ currentTarget }) => writeOut(currentTarget.value)}
          />
        ) : (
          <TextInput
            aria-label={label}
            inputMode="numeric"
            w={80}
            value={shown}
            readOnly={isReadOnly}
            error={isNoCount}
            onChange={({ currentTarget }) => type(currentTarget.value)}
            onBlur={() => setTyped(null)}
          />
        )}
        <NativeSelect
          aria-label={say('counted', { what: label })}
          data={units}
          value={unit}
          disabled={isReadOnly}
          onChange={({ currentTarget }) => choose(currentTarget.value)}
        />
        {beside}
      </Group>
    </Input.Wrapper>
  );

  function writeOut(duration: string) {
    const upper = duration.toUpperCase();
    put(upper === '' ? undefined : kind === 'business' ? { business: upper } : upper);
  }
}
