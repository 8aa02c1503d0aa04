import { ActionIcon, Group, Select, Stack, Text } from '@mantine/core';
import { toPointer } from '@tierwright/program';
import { useState } from 'react';
import { useWords } from '../../words/use-words.ts';
import type { Path } from '../document/json-edits.ts';
import { membersOf, textOf } from '../document/reading.ts';
import { valueAt } from '../document/value-at.ts';
import { ProblemsOf } from '../fields/problems-of.tsx';
import { useEditing } from '../fields/use-field.ts';
import { ValueControl } from './value-control.tsx';
import { firstOf, type Kind, type Offer } from './value-kinds.ts';
import { testWords } from './words.ts';

interface GivenValuesProps {
  /** Of the object whose members are values. */
  readonly path: Path;
  readonly offers: readonly Offer[];
  readonly addLabel: string;
  /** What a date begins with. */
  readonly day: string;
}

const ODD: Kind = { type: 'string', none: 'notKnown' };

/** Values by what they are of: each with a control of its type; more can be added. */
export function GivenValues({ path, offers, addLabel, day }: GivenValuesProps) {
  const say = useWords(testWords);
  const { program, isReadOnly, edit } = useEditing();
  const given = membersOf(valueAt(program, path));
  const currency = textOf(program.currency);
  return (
    <Stack gap="xs">
      {Object.entries(given).map(([id, value]) => {
        const { title, kind } = offers.find((offer) => offer.id === id) ?? { title: id, kind: ODD };
        const at = [...path, id];
        return (
          <div key={id}>
            <Text size="sm">{title}</Text>
            <Group gap="xs" wrap="nowrap" align="flex-start">
              <ValueControl
                {...{ label: title, kind, value, currency, day, isReadOnly }}
                take={(next) => edit(say('change', { what: title }), (edits) => edits.set(at, next), toPointer(at))}
              />
              <ActionIcon
                variant="subtle"
                mt={4}
                aria-label={say('removeValue', { what: title })}
                disabled={isReadOnly}
                onClick={() => edit(say('removeValue', { what: title }), (edits) => edits.remove(at))}
              >
                ✕
              </ActionIcon>
            </Group>
            <ProblemsOf path={at} />
          </div>
        );
      })}
      <AddValue
        label={addLabel}
        offers={offers.filter(({ id }) => !Object.hasOwn(given, id))}
        add={({ id, title, kind }) => edit(say('change', { what: title }), (edits) => edits.set([...path, id], firstOf(kind, day)))}
      />
    </Stack>
  );
}

interface AddValueProps {
  readonly label: string;
  readonly offers: readonly Offer[];
  readonly add: (offer: Offer) => void;
}

/** One more of what can be said, chosen by its title. */
function AddValue({ label, offers, add }: AddValueProps) {
  const { isReadOnly } = useEditing();
  const [search, setSearch] = useState('');
  if (offers.length === 0) return null;
  return (
    <Select
      aria-label={label}
      placeholder={label}
      w={300}
      size="xs"
      readOnly={isReadOnly}
      data={offers.map(({ id, title }) => ({ value: id, label: title }))}
      value={null}
      searchable
      searchValue={search}
      onSearchChange={setSearch}
      onChange={(id) => {
        const offer = offers.find((one) => one.id === id);
        setSearch('');
        if (offer) add(offer);
      }}
    />
  );
}
