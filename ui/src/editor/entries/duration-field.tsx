import { Group, NativeSelect } from '@mantine/core';
import { useWords } from '../../words/use-words.ts';
import { DURATION_UNITS, type DurationUnit, durationOf, durationParts } from '../conditions/value-text.ts';
import { ValueField } from './value-field.tsx';
import { entryWords } from './words.ts';

interface DurationFieldProps {
  readonly label: string;
  readonly value: string;
  readonly take: (duration: string) => void;
}

/** A length of time: a number and its unit, or ISO 8601 where it has several parts. */
export function DurationField({ label, value, take }: DurationFieldProps) {
  const say = useWords(entryWords);
  const parts = durationParts(value);
  const units = DURATION_UNITS.map((unit) => ({ value: unit as string, label: say(unit) }));
  if (!parts) units.push({ value: 'other', label: say('other') });
  return (
    <Group gap={4} wrap="nowrap">
      {parts ? (
        <ValueField
          label={say('count', { what: label })}
          type="integer"
          value={parts.count}
          currency=""
          width={80}
          take={(count) => take(durationOf(Math.abs(Number(count)), parts.unit))}
        />
      ) : (
        <ValueField label={label} type="duration" value={value} currency="" width={110} take={(text) => take(String(text))} />
      )}
      <NativeSelect
        aria-label={say('unitOf', { what: label })}
        data={units}
        value={parts?.unit ?? 'other'}
        onChange={(event) => take(durationOf(parts?.count ?? 1, event.currentTarget.value as DurationUnit))}
      />
    </Group>
  );
}
