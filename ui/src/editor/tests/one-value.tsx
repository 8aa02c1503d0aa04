import { MultiSelect, NativeSelect, Select, TagsInput } from '@mantine/core';
import type { Json } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import { textsOf } from '../document/reading.ts';
import type { Choice } from '../entries/choice-member.tsx';
import { DurationField } from '../entries/duration-field.tsx';
import { ValueField } from '../entries/value-field.tsx';
import { truthChoices } from './truth-choices.ts';
import type { ValueProps } from './value-control.tsx';
import { testWords } from './words.ts';

const NUMBERS: readonly string[] = ['integer', 'number', 'money', 'percent'];

/** Those that can be chosen, and what is chosen already. */
const withChosen = (words: readonly Choice[], chosen: readonly string[]): Choice[] => [
  ...words,
  ...chosen.filter((word) => !words.some(({ value }) => value === word)).map((word) => ({ value: word, label: word })),
];

/** One value, typed or chosen as its type asks. */
export function OneValue({ label, kind, value, currency, take, isBrief = false }: ValueProps) {
  const say = useWords(testWords);
  const { type, words, unit } = kind;
  const style = { flexGrow: 1, minWidth: isBrief ? 0 : 140, maxWidth: 420 };
  if (type === 'set') {
    const chosen = textsOf(value);
    return words ? (
      <MultiSelect aria-label={label} data={withChosen(words, chosen)} value={chosen} searchable style={style} onChange={take} />
    ) : (
      <TagsInput aria-label={label} value={chosen} splitChars={[',', ';', '\n']} acceptValueOnBlur style={style} onChange={take} />
    );
  }
  if (Array.isArray(value)) {
    const read = (text: string): Json => (NUMBERS.includes(type) && Number.isFinite(Number(text)) ? Number(text) : text);
    return (
      <TagsInput
        aria-label={say('listOf', { what: label })}
        value={value.map(String)}
        splitChars={[',', ';', '\n']}
        acceptValueOnBlur
        allowDuplicates
        style={style}
        onChange={(typed) => take(typed.map(read))}
      />
    );
  }
  if (type === 'boolean')
    return (
      <NativeSelect
        aria-label={label}
        data={[...truthChoices(say, kind, value)]}
        value={JSON.stringify(value)}
        onChange={(event) => take(JSON.parse(event.currentTarget.value) as Json)}
      />
    );
  if (words)
    return (
      <Select
        aria-label={label}
        data={withChosen(words, [String(value)])}
        value={String(value)}
        searchable={words.length > 8}
        allowDeselect={false}
        style={style}
        onChange={(word) => word !== null && take(word)}
      />
    );
  if (type === 'duration') return <DurationField label={label} value={String(value)} take={take} />;
  // What is no number is shown as it is written, to be corrected.
  const shownType = NUMBERS.includes(type) && typeof value !== 'number' ? 'string' : type;
  return (
    <ValueField
      label={label}
      type={shownType}
      value={value}
      currency={currency}
      unit={unit}
      take={take}
      {...(isBrief ? {} : { width: 180 })}
    />
  );
}
