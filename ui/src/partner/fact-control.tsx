import { ActionIcon, Group, MultiSelect, NumberInput, Select, Slider, Stack, TextInput } from '@mantine/core';
import type { Json } from '@tierwright/program';
import { number } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import type { FactInput } from './fact-inputs.ts';
import { partnerWords } from './words.ts';

interface Given {
  readonly input: FactInput;
  /** What is set; nothing where the records say. */
  readonly value: Json | undefined;
  /** What the records say. */
  readonly recorded: Json | undefined;
  readonly set: (value: Json | undefined) => void;
}

/** One fact of the partner: its value, set by hand or as it is recorded. */
export function FactControl(given: Given) {
  const say = useWords(partnerWords);
  const { input, value, set } = given;
  return (
    <Group gap={4} align="flex-end" wrap="nowrap">
      <div style={{ flexGrow: 1, minWidth: 0 }}>
        <ValueControl {...given} />
      </div>
      <ActionIcon
        variant="subtle"
        disabled={value === undefined}
        aria-label={say('clear', { fact: input.title })}
        onClick={() => set(undefined)}
        mb={4}
      >
        ↺
      </ActionIcon>
    </Group>
  );
}

function ValueControl({ input, value, recorded, set }: Given) {
  const say = useWords(partnerWords);
  const shown = value === undefined ? recorded : value;
  const description = value === undefined ? say('notSet') : undefined;
  const about = {
    label: input.title,
    description,
    inputWrapperOrder: ['label', 'input', 'description'] as ('label' | 'input' | 'description')[],
  };
  switch (input.kind) {
    case 'number':
      return <NumberControl input={input} value={value} recorded={recorded} set={set} />;
    case 'switch':
      return (
        <Select
          {...about}
          data={[
            { value: 'true', label: say('yes') },
            { value: 'false', label: say('no') },
          ]}
          value={typeof shown === 'boolean' ? String(shown) : null}
          placeholder={say('notKnown')}
          onChange={(chosen) => set(chosen === null ? undefined : chosen === 'true')}
        />
      );
    case 'choice':
      return (
        <Select
          {...about}
          data={[...input.values]}
          value={typeof shown === 'string' ? shown : null}
          placeholder={say('notKnown')}
          searchable={input.values.length > 8}
          onChange={(chosen) => set(chosen ?? undefined)}
        />
      );
    case 'choices':
      return (
        <MultiSelect
          {...about}
          data={[...input.values]}
          value={Array.isArray(shown) ? shown.map(String) : []}
          onChange={(chosen) => set(chosen)}
        />
      );
    case 'day':
    case 'text':
      return (
        <TextInput
          {...about}
          type={input.kind === 'day' ? 'date' : 'text'}
          value={typeof shown === 'string' ? shown : ''}
          onChange={({ currentTarget }) => set(currentTarget.value === '' ? undefined : currentTarget.value)}
        />
      );
  }
}

function NumberControl({ input, value, recorded, set }: Given) {
  const say = useWords(partnerWords);
  const { title, unit, min, step, thresholds } = input;
  const shown = value === undefined ? recorded : value;
  const known = typeof shown === 'number' ? shown : undefined;
  const max = Math.max(input.max, known ?? 0);
  const label = unit === null ? title : `${title} (${unit})`;
  const asked = thresholds.length === 0 ? '' : ` · ${say('thresholds', { values: thresholds.slice(0, 6).map(number).join(' · ') })}`;
  return (
    <Stack gap={4}>
      <NumberInput
        label={label}
        value={known ?? ''}
        min={min}
        step={step}
        placeholder={say('notKnown')}
        thousandSeparator=","
        description={`${value === undefined ? say('notSet') : ''}${asked}`}
        inputWrapperOrder={['label', 'input', 'description']}
        onChange={(next) => set(typeof next === 'number' ? next : undefined)}
      />
      <Slider
        thumbLabel={label}
        size="sm"
        label={null}
        min={min}
        max={max}
        step={step}
        value={known ?? min}
        marks={thresholds.filter((one) => one >= min && one <= max).map((one) => ({ value: one }))}
        onChange={set}
      />
    </Stack>
  );
}
