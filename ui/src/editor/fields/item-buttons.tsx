import { ActionIcon, Group } from '@mantine/core';
import { useWords } from '../../words/use-words.ts';
import type { Path } from '../document/json-edits.ts';
import { itemsOf } from '../document/reading.ts';
import { valueAt } from '../document/value-at.ts';
import { useEditing } from './use-field.ts';
import { fieldWords } from './words.ts';

interface Props {
  readonly list: Path;
  readonly index: number;
  /** What people call the item. */
  readonly what: string;
  /** A list that may not be empty keeps its last. */
  readonly keepsOne?: boolean;
  /** With its last item the list goes. */
  readonly whenLast?: 'list';
  /** In place of taking the item out of the list. */
  readonly onRemove?: () => void;
  /** In place of moving it in the list. */
  readonly onMove?: (to: number) => void;
  readonly isFixed?: boolean;
}

/** Up, down and away, for an item of a list. */
export function ItemButtons({ list, index, what, keepsOne = false, whenLast, onRemove, onMove, isFixed = false }: Props) {
  const say = useWords(fieldWords);
  const { program, isReadOnly, edit } = useEditing();
  const count = itemsOf(valueAt(program, list)).length;
  const move = (to: number) => {
    if (onMove) onMove(to);
    else edit(say('stepMove', { what }), (edits) => edits.move(list, index, to));
  };
  const remove = () => {
    if (onRemove) onRemove();
    else edit(say('stepRemove', { what }), (edits) => edits.remove(whenLast === 'list' && count < 2 ? list : [...list, index]));
  };
  return (
    <Group gap={4} wrap="nowrap">
      {!isFixed && (
        <>
          <ActionIcon
            variant="subtle"
            aria-label={say('moveUp', { what })}
            disabled={isReadOnly || index === 0}
            onClick={() => move(index - 1)}
          >
            ↑
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            aria-label={say('moveDown', { what })}
            disabled={isReadOnly || index >= count - 1}
            onClick={() => move(index + 1)}
          >
            ↓
          </ActionIcon>
        </>
      )}
      <ActionIcon
        variant="subtle"
        aria-label={say('remove', { what })}
        disabled={isReadOnly || (keepsOne && count < 2)}
        onClick={() => remove()}
      >
        ✕
      </ActionIcon>
    </Group>
  );
}
