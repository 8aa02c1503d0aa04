import { Code, Group, NativeSelect, Stack } from '@mantine/core';
import type { Json } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import { isMembers } from '../document/reading.ts';
import { EachValue } from './each-value.tsx';
import { ListedValues } from './listed-values.tsx';
import { OneValue } from './one-value.tsx';
import { firstOf, type Kind } from './value-kinds.ts';
import { testWords } from './words.ts';

export interface ValueProps {
  readonly label: string;
  readonly kind: Kind;
  readonly value: Json;
  readonly currency: string;
  readonly day: string;
  readonly isReadOnly: boolean;
  readonly take: (value: Json) => void;
  /** Where there is little room, it is not asked whether a value is known. */
  readonly isBrief?: boolean;
}

type Mode = 'is' | 'each' | 'none';

const isList = (value: Json): boolean => Array.isArray(value) && value.some((item) => typeof item === 'object');

/** A value of a test: one, one for each group or tier, or none. */
export function ValueControl(props: ValueProps) {
  const { label, kind, value, day, isReadOnly, take, isBrief = false } = props;
  const say = useWords(testWords);
  const mode: Mode = value === null ? 'none' : isMembers(value) ? 'each' : 'is';
  const mayBeEach = kind.each !== undefined || mode === 'each';
  const choose = (to: Mode) => {
    if (to === 'none') take(null);
    else if (to === 'is') take(firstOf({ ...kind, isEachNeeded: false }, day));
    else take(firstOf({ ...kind, each: kind.each ?? [], isEachNeeded: true }, day));
  };
  if (kind.fields && Array.isArray(value)) return <ListedValues {...props} value={value} fields={kind.fields} />;
  if (isList(value)) return <Code>{JSON.stringify(value)}</Code>;
  return (
    <Stack gap={4} style={{ flexGrow: 1, minWidth: 0 }}>
      <Group gap={4} wrap={isBrief ? 'wrap' : 'nowrap'} align="flex-start">
        {(!isBrief || mayBeEach || mode !== 'is' || kind.none === 'noValue') && (
          <NativeSelect
            aria-label={say('kindOfValue', { what: label })}
            w={120}
            style={{ flexShrink: 0 }}
            disabled={isReadOnly}
            data={[
              ...(kind.isEachNeeded && mode !== 'is' ? [] : [{ value: 'is', label: say('is') }]),
              ...(mayBeEach ? [{ value: 'each', label: say('forEach') }] : []),
              { value: 'none', label: say(kind.none) },
            ]}
            value={mode}
            onChange={(event) => choose(event.currentTarget.value as Mode)}
          />
        )}
        {mode === 'is' && <OneValue {...props} />}
      </Group>
      {isMembers(value) && <EachValue {...props} value={value} />}
    </Stack>
  );
}
