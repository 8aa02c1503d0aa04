import { Button, Group, Select, Stack, Text, Title } from '@mantine/core';
import { CATEGORIES, toPointer } from '@tierwright/program';
import { useState } from 'react';
import { useWords } from '../../words/use-words.ts';
import { ProblemsOf } from '../fields/problems-of.tsx';
import { useEditing } from '../fields/use-field.ts';
import { useChoose, useSelected } from '../selection/selection.ts';
import { TypeForm } from './type-form.tsx';
import { addType, categoriesInUse, partnerTypes, TYPES, type TypeFunction } from './type-grid.ts';
import { TypeGrid } from './type-grid-table.tsx';
import { useTypeTexts } from './use-type-texts.ts';
import { typeWords } from './words.ts';

/** The taxonomy in use: a grid of categories and functions, the chosen type in a form. */
export function PartnerTypesSection() {
  const say = useWords(typeWords);
  const { categoryText } = useTypeTexts();
  const { program, isReadOnly, edit } = useEditing();
  const choose = useChoose('partner-types');
  const selected = useSelected();
  const [category, setCategory] = useState<string>('solutionReseller');
  const types = partnerTypes(program);
  const chosen = types.find(({ index }) => `${selected?.pointer ?? ''}/`.startsWith(`${toPointer([...TYPES, index])}/`));
  const show = (index: number) => choose(toPointer([...TYPES, index]));
  const add = (of: TypeFunction, inCategory: string) => {
    if (edit(say('addType'), (edits) => addType(edits, program, { title: say('newType'), function: of, category: inCategory })))
      show(types.length);
  };
  return (
    <Stack>
      <Title order={2}>{say('title')}</Title>
      <Text>{say('intro')}</Text>
      {types.length === 0 ? (
        <>
          <Text fw={500}>{say('none')}</Text>
          <Text>{say('noneText')}</Text>
        </>
      ) : (
        <TypeGrid types={types} categories={categoriesInUse(types)} onAdd={add} onShow={show} />
      )}
      <Group align="flex-end">
        <Select
          label={say('category')}
          data={CATEGORIES.map((value) => ({ value, label: categoryText(value) }))}
          value={category}
          allowDeselect={false}
          searchable
          onChange={(next) => next !== null && setCategory(next)}
        />
        <Button variant="default" disabled={isReadOnly} onClick={() => add('sales', category)}>
          {say('addType')}
        </Button>
      </Group>
      {chosen && <TypeForm key={chosen.index} type={chosen} onClose={() => choose('/partnerTypes')} />}
      <ProblemsOf path={TYPES} />
    </Stack>
  );
}
