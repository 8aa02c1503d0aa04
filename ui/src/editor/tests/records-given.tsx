import { Button, Fieldset, Group, Select, Stack } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../words/use-words.ts';
import type { Known } from '../conditions/known.ts';
import { useKnown } from '../conditions/use-known.ts';
import type { Path } from '../document/json-edits.ts';
import { itemsOf, membersOf } from '../document/reading.ts';
import { valueAt } from '../document/value-at.ts';
import { ItemButtons } from '../fields/item-buttons.tsx';
import { ProblemsOf } from '../fields/problems-of.tsx';
import { useEditing } from '../fields/use-field.ts';
import { GivenValues } from './given-values.tsx';
import { fieldOffers, newRecord, recordChoices } from './value-kinds.ts';
import { testWords } from './words.ts';

/** So many records are shown at first: a partner of the base may have hundreds. */
const FIRST = 5;
const STEP = 20;

/** Records that a test gives, by kind. */
export function RecordsGiven({ path, day }: { readonly path: Path; readonly day: string }) {
  const say = useWords(testWords);
  const { program, isReadOnly, edit } = useEditing();
  const known = useKnown();
  const given = membersOf(valueAt(program, path));
  const kinds = recordChoices(known);
  const unused = kinds.filter(({ value }) => !Object.hasOwn(given, value));
  return (
    <Stack gap="sm">
      {Object.keys(given).map((kind) => (
        <RecordsOfKind
          key={kind}
          path={[...path, kind]}
          kind={kind}
          title={kinds.find(({ value }) => value === kind)?.label ?? kind}
          known={known}
          day={day}
        />
      ))}
      <Select
        aria-label={say('addKind')}
        placeholder={say('addKind')}
        size="xs"
        w={300}
        readOnly={isReadOnly}
        data={unused}
        value={null}
        onChange={(kind) => kind !== null && edit(say('addKind'), (edits) => edits.set([...path, kind], [newRecord(known, kind, day)]))}
      />
    </Stack>
  );
}

interface RecordsOfKindProps {
  readonly path: Path;
  readonly kind: string;
  readonly title: string;
  readonly known: Known;
  readonly day: string;
}

function RecordsOfKind({ path, kind, title, known, day }: RecordsOfKindProps) {
  const say = useWords(testWords);
  const { program, isReadOnly, edit } = useEditing();
  const [most, setMost] = useState(FIRST);
  const records = itemsOf(valueAt(program, path));
  const offers = fieldOffers(known, kind, { recordedOn: say('recordedOn'), copies: say('copies') });
  const name = (place: number) => say('record', { kind: title, number: place + 1 });
  return (
    <Fieldset legend={title}>
      <Stack gap="sm">
        {records.slice(0, most).map((_, place) => (
          <Fieldset key={name(place)} legend={name(place)}>
            <Group justify="flex-end">
              <ItemButtons list={path} index={place} what={name(place)} whenLast="list" isFixed />
            </Group>
            <GivenValues path={[...path, place]} offers={offers} addLabel={say('addField')} day={day} />
          </Fieldset>
        ))}
        <ProblemsOf path={path} />
        <Group>
          {records.length > most && (
            <Button size="xs" variant="subtle" onClick={() => setMost(most + STEP)}>
              {say('moreRecords', { count: Math.min(STEP, records.length - most) })}
            </Button>
          )}
          <Button
            size="xs"
            variant="default"
            disabled={isReadOnly}
            onClick={() => {
              edit(say('addRecord'), (edits) => edits.set([...path, records.length], newRecord(known, kind, day)));
              setMost(Math.max(most, records.length + 1));
            }}
          >
            {say('addRecord')}
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  );
}
