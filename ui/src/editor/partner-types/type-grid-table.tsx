import { Button, Table, Text } from '@mantine/core';
import { useWords } from '../../words/use-words.ts';
import { Cell } from '../fields/cell.tsx';
import { useEditing } from '../fields/use-field.ts';
import { useGridKeys } from '../fields/use-grid-keys.ts';
import { FUNCTIONS, type TypeCell, type TypeFunction } from './type-grid.ts';
import { useTypeTexts } from './use-type-texts.ts';
import { typeWords } from './words.ts';

interface Props {
  readonly types: readonly TypeCell[];
  readonly categories: readonly string[];
  readonly onAdd: (of: TypeFunction, category: string) => void;
  readonly onShow: (index: number) => void;
}

/** Types by category (rows) and function (columns), each with how it is managed. */
export function TypeGrid({ types, categories, onAdd, onShow }: Props) {
  const say = useWords(typeWords);
  const { categoryText, typeText } = useTypeTexts();
  const { isReadOnly } = useEditing();
  const grid = useGridKeys(categories.length, FUNCTIONS.length);
  return (
    <>
      <Text size="sm">{say('gridHint')}</Text>
      <Table.ScrollContainer minWidth={640}>
        <Table
          ref={grid.ref}
          role="grid"
          aria-label={say('grid')}
          withTableBorder
          withColumnBorders
          onFocus={grid.onFocus}
          onKeyDown={grid.onKeyDown}
        >
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{say('category')}</Table.Th>
              {FUNCTIONS.map((of) => (
                <Table.Th key={of} scope="col">
                  {say(of)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {categories.map((category, row) => (
              <Table.Tr key={category}>
                <Table.Th scope="row">{categoryText(category)}</Table.Th>
                {FUNCTIONS.map((of, column) => {
                  const here = types.filter((type) => type.category === category && type.function === of);
                  const place = { category: categoryText(category), function: say(of) };
                  const text = here.map(typeText).join(', ');
                  return (
                    <Table.Td key={of} role="gridcell">
                      <Cell
                        place={grid.cell(row, column)}
                        name={text === '' ? say('empty', place) : say('cell', { ...place, types: text })}
                        text={text || '–'}
                      >
                        {() => (
                          <>
                            {here.map(({ index, title }) => (
                              <Button key={index} variant="default" onClick={() => onShow(index)}>
                                {say('edit', { title })}
                              </Button>
                            ))}
                            <Button variant="default" disabled={isReadOnly} onClick={() => onAdd(of, category)}>
                              {say('addHere')}
                            </Button>
                          </>
                        )}
                      </Cell>
                    </Table.Td>
                  );
                })}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </>
  );
}
