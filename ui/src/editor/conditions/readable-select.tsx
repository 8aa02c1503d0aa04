import { Select, type SelectProps, Stack, Text } from '@mantine/core';
import type { ValueInfo } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import { ORIGINS, type Readable } from './readable-values.ts';
import { conditionWords } from './words.ts';

interface ReadableSelectProps {
  readonly label: string;
  readonly id: string;
  readonly readable: readonly Readable[];
  readonly choose: (info: ValueInfo) => void;
}

/** One of the values that can be read here, by title or id; one that cannot is shown all the same. */
export function ReadableSelect({ label, id, readable, choose }: ReadableSelectProps) {
  const say = useWords(conditionWords);
  const groups = ORIGINS.map((origin) => ({
    group: say(`origin.${origin}`),
    items: readable.filter((each) => each.origin === origin).map((each) => ({ value: each.id, label: each.title })),
  })).filter(({ items }) => items.length > 0);
  const isKnown = readable.some((each) => each.id === id);
  const data = isKnown ? groups : [{ value: id, label: say('unknownHere', { id }) }, ...groups];
  const option: SelectProps['renderOption'] = ({ option: { value, label: title } }) => (
    <Stack gap={0}>
      <Text size="sm">{title}</Text>
      {title !== value && (
        <Text size="xs" c="dimmed" ff="monospace">
          {value}
        </Text>
      )}
    </Stack>
  );
  return (
    <Select
      aria-label={label}
      data={data}
      value={id}
      searchable
      allowDeselect={false}
      filter={({ options, search }) => filtered(options, search)}
      renderOption={option}
      comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
      style={{ flexGrow: 1, minWidth: 220, maxWidth: 420 }}
      error={!isKnown}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(chosen) => {
        const found = readable.find((each) => each.id === chosen);
        if (found) choose(found.info);
      }}
    />
  );
}

type Options = Parameters<NonNullable<SelectProps['filter']>>[0]['options'];

/** By title or by id. */
function filtered(options: Options, search: string): Options {
  const wanted = search.trim().toLowerCase();
  const fits = ({ value, label }: { value: string; label: string }) => `${label}\n${value}`.toLowerCase().includes(wanted);
  return options.flatMap((option): Options => {
    if (!('group' in option)) return fits(option) ? [option] : [];
    const items = option.items.filter(fits);
    return items.length > 0 ? [{ ...option, items }] : [];
  });
}
