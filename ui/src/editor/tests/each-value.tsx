import { ActionIcon, Group, Stack, Text } from '@mantine/core';
import type { Json } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import { isByCurrency } from './expected-kind.ts';
import { NewName } from './new-name.tsx';
import { OneValue } from './one-value.tsx';
import type { ValueProps } from './value-control.tsx';
import { firstOf } from './value-kinds.ts';
import { testWords } from './words.ts';

interface EachValueProps extends Omit<ValueProps, 'value'> {
  readonly value: { readonly [name: string]: Json };
}

/** One value for each group, tier or currency. */
export function EachValue({ value, take, ...props }: EachValueProps) {
  const { label, kind, currency, day, isReadOnly } = props;
  const say = useWords(testWords);
  const { each = [], ...one } = kind;
  const names = Object.keys(value);
  const titleOf = (name: string) => each.find((choice) => choice.value === name)?.label ?? name;
  const put = (name: string, its: Json) => take({ ...value, [name]: its });
  const remove = (name: string) => take(Object.fromEntries(Object.entries(value).filter(([other]) => other !== name)));
  const begin = (name: string) => put(name, firstOf({ ...one, isEachNeeded: false }, day));
  return (
    <Stack gap={4} pl="md">
      {names.map((name) => {
        const its = say('valueFor', { what: label, name: titleOf(name) });
        return (
          <Group key={name} gap={4} wrap="nowrap">
            <Text size="sm" w={120} style={{ flexShrink: 0 }}>
              {titleOf(name)}
            </Text>
            <OneValue
              {...props}
              label={its}
              kind={one}
              currency={isByCurrency(one, { [name]: null }) ? name : currency}
              value={value[name] ?? null}
              take={(next) => put(name, next)}
            />
            <ActionIcon variant="subtle" aria-label={say('removeValue', { what: its })} disabled={isReadOnly} onClick={() => remove(name)}>
              ✕
            </ActionIcon>
          </Group>
        );
      })}
      <NewName
        what={label}
        taken={names}
        choices={each.filter((choice) => !names.includes(choice.value))}
        isFree={each.length === 0}
        add={begin}
      />
    </Stack>
  );
}
