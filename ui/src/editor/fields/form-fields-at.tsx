import { Button, Checkbox, Group, Stack, Table, TagsInput } from '@mantine/core';
import { FORM_FIELD_TYPES } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import type { Path } from '../document/json-edits.ts';
import { freeId, idsOf, itemsOf, membersOf, textOf, titleOf } from '../document/reading.ts';
import { valueAt } from '../document/value-at.ts';
import { ChoiceAt } from './choice-at.tsx';
import { formWords } from './form-words.ts';
import { ItemButtons } from './item-buttons.tsx';
import { ProblemsOf } from './problems-of.tsx';
import { TextAt } from './text-at.tsx';
import { useEditing, useField } from './use-field.ts';
import { fieldWords } from './words.ts';

interface Props {
  readonly path: Path;
  readonly label: string;
  /** Without a field there is no form. */
  readonly isOptional?: boolean;
}

/** The fields of a form: what people are asked. */
export function FormFieldsAt({ path, label, isOptional = false }: Props) {
  const say = useWords(formWords);
  const { program, isReadOnly, edit } = useEditing();
  const fields = itemsOf(valueAt({ ...program }, path));
  const add = () =>
    edit(say('addField'), (edits) => {
      const field = { id: freeId('field', idsOf([...fields])), title: say('newField'), type: 'text', required: false };
      edits.set(fields.length === 0 ? path : [...path, fields.length], fields.length === 0 ? [field] : field);
    });
  return (
    <Stack gap="xs">
      <Table.ScrollContainer minWidth={560}>
        <Table aria-label={label}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{say('title')}</Table.Th>
              <Table.Th>{say('type')}</Table.Th>
              <Table.Th>{say('required')}</Table.Th>
              <Table.Th>{say('change')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {fields.map((field, index) => (
              <FieldRow key={textOf(membersOf(field).id) || index} list={path} index={index} what={titleOf(field)} mayBeLast={isOptional} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Group>
        <Button size="compact-sm" variant="default" disabled={isReadOnly} onClick={add}>
          {say('addField')}
        </Button>
      </Group>
      <ProblemsOf path={path} />
    </Stack>
  );
}

interface FieldRowProps {
  readonly list: Path;
  readonly index: number;
  readonly what: string;
  readonly mayBeLast: boolean;
}

function FieldRow({ list, index, what, mayBeLast }: FieldRowProps) {
  const say = useWords(formWords);
  const sayField = useWords(fieldWords);
  const at: Path = [...list, index];
  const required = useField([...at, 'required'], sayField('set', { what: say('required') }));
  const values = useField([...at, 'values'], sayField('set', { what: say('choices') }));
  const type = useField([...at, 'type'], say('type')).value;
  return (
    <Table.Tr>
      <Table.Td>
        <TextAt path={[...at, 'title']} label={say('titleOf', { what })} isLabelHidden />
        {type === 'choice' && (
          <TagsInput
            label={say('choices')}
            value={itemsOf(values.value).map(textOf)}
            readOnly={values.isReadOnly}
            error={values.error}
            splitChars={[',', ';', '\n']}
            acceptValueOnBlur
            onChange={(words) => values.put(words)}
          />
        )}
      </Table.Td>
      <Table.Td>
        <ChoiceAt
          path={[...at, 'type']}
          label={say('typeOf', { what })}
          isLabelHidden
          choices={FORM_FIELD_TYPES.map((value) => ({ value, label: say(value) }))}
        />
      </Table.Td>
      <Table.Td>
        <Checkbox
          aria-label={say('requiredOf', { what })}
          checked={required.value !== false}
          disabled={required.isReadOnly}
          onChange={({ currentTarget }) => required.put(currentTarget.checked ? undefined : false)}
        />
      </Table.Td>
      <Table.Td>
        <ItemButtons list={list} index={index} what={what} {...(mayBeLast ? { whenLast: 'list' } : { keepsOne: true })} />
      </Table.Td>
    </Table.Tr>
  );
}
