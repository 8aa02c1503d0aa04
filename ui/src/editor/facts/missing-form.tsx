import { Group, NativeSelect } from '@mantine/core';
import type { Json, ValueType } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import { firstValue } from '../conditions/operators.ts';
import type { Path } from '../document/json-edits.ts';
import { useMember } from '../entries/use-member.ts';
import { ValueField } from '../entries/value-field.tsx';
import { entryWords } from '../entries/words.ts';
import { factWords } from './words.ts';

interface MissingFormProps {
  /** Of the fact. */
  readonly path: Path;
  readonly type: ValueType;
  readonly currency: string;
}

/** What holds where there is no data: what its kind begins with, unknown, an error, or a value. */
export function MissingForm({ path, type, currency }: MissingFormProps) {
  const say = useWords(factWords);
  const sayEntry = useWords(entryWords);
  const label = say('onMissing');
  const { value, set } = useMember({ path: [...path, 'onMissing'], label });
  const kind = value === undefined ? '' : value === 'unknown' || value === 'error' ? value : 'literal';
  return (
    <Group align="flex-end">
      <NativeSelect
        label={label}
        description={say('onMissingHint')}
        data={[
          { value: '', label: sayEntry('optionalNone') },
          { value: 'unknown', label: say('unknown') },
          { value: 'error', label: say('error') },
          { value: 'literal', label: say('literal') },
        ]}
        value={kind}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          const next: Record<string, Json | undefined> = { '': undefined, literal: literalOf(type) };
          set(chosen in next ? next[chosen] : chosen);
        }}
      />
      {kind === 'literal' && type === 'boolean' && (
        <NativeSelect
          label={say('missingValue')}
          data={[
            { value: 'true', label: sayEntry('yes') },
            { value: 'false', label: sayEntry('no') },
          ]}
          value={String(value)}
          onChange={(event) => set(event.currentTarget.value === 'true')}
        />
      )}
      {kind === 'literal' && type !== 'boolean' && type !== 'set' && (
        <ValueField label={say('missingValue')} isLabelShown type={type} value={value} currency={currency} take={set} />
      )}
    </Group>
  );
}

const literalOf = (type: ValueType): Json =>
  type === 'boolean' ? false : type === 'set' ? [] : firstValue({ type, many: false }, new Date().toISOString().slice(0, 10));
