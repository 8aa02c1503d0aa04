import { Button, Fieldset, Group, Stack } from '@mantine/core';
import type { Json } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import { useKnown } from '../conditions/use-known.ts';
import type { Path } from '../document/json-edits.ts';
import { itemsOf } from '../document/reading.ts';
import { valueAt } from '../document/value-at.ts';
import { ItemButtons } from '../fields/item-buttons.tsx';
import { TextAt } from '../fields/text-at.tsx';
import { useEditing } from '../fields/use-field.ts';
import { GivenValues } from './given-values.tsx';
import { RecordsGiven } from './records-given.tsx';
import { addItem } from './test-parts.ts';
import { attributeOffers } from './value-kinds.ts';
import { testWords } from './words.ts';

/** Other partners under the same parent, with what is said of them and their records. */
export function FamilyPart({ path, day }: { readonly path: Path; readonly day: string }) {
  const say = useWords(testWords);
  const { program, isReadOnly, edit } = useEditing();
  const known = useKnown();
  const members = itemsOf(valueAt(program, path));
  return (
    <Stack gap="sm">
      {members.map((_, place) => {
        const at = [...path, place];
        const name = say('memberOf', { number: place + 1 });
        return (
          <Fieldset key={name} legend={name}>
            <Stack gap="xs">
              <Group justify="space-between" align="flex-end">
                <TextAt path={[...at, 'id']} label={say('memberId')} />
                <ItemButtons list={path} index={place} what={name} whenLast="list" isFixed />
              </Group>
              <GivenValues path={[...at, 'attributes']} offers={attributeOffers(known)} addLabel={say('addAttribute')} day={day} />
              <RecordsGiven path={[...at, 'records']} day={day} />
            </Stack>
          </Fieldset>
        );
      })}
      <Group>
        <Button
          size="xs"
          variant="default"
          disabled={isReadOnly}
          onClick={() => edit(say('addMember'), (edits) => addItem(edits, program as Json, path, 'family', day))}
        >
          {say('addMember')}
        </Button>
      </Group>
    </Stack>
  );
}
