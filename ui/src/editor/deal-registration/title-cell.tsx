import { Text } from '@mantine/core';
import { useWords } from '../../words/use-words.ts';
import type { Path } from '../document/json-edits.ts';
import { membersOf, textOf, titleOf } from '../document/reading.ts';
import { valueAt } from '../document/value-at.ts';
import { Cell } from '../fields/cell.tsx';
import { TextAt } from '../fields/text-at.tsx';
import { useEditing } from '../fields/use-field.ts';
import { fieldWords } from '../fields/words.ts';
import { dealWords } from './words.ts';

interface Props {
  readonly path: Path;
  readonly place: { readonly 'data-cell': string; readonly tabIndex: number };
  readonly onOpen?: () => void;
}

/** What people read for a rule, and why it is so. */
export function TitleCell({ path, place, onOpen }: Props) {
  const say = useWords(dealWords);
  const sayField = useWords(fieldWords);
  const { program } = useEditing();
  const rule = valueAt({ ...program }, path);
  const id = textOf(membersOf(rule).id);
  const title = titleOf(rule) || '–';
  return (
    <Cell place={place} name={say('editRule', { title })} text={title} {...(onOpen ? { onOpen } : {})}>
      {() => (
        <>
          {id !== '' && <Text size="sm">{say('ruleId', { id })}</Text>}
          <TextAt path={[...path, 'title']} label={sayField('title')} />
          <TextAt path={[...path, 'why']} label={sayField('why')} isOptional rows={2} />
        </>
      )}
    </Cell>
  );
}
