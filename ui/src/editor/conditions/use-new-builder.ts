import { type Json, toPointer } from '@tierwright/program';
import { type RefObject, useMemo } from 'react';
import { useWords } from '../../words/use-words.ts';
import type { Path } from '../document/json-edits.ts';
import { useEdition } from '../document/use-document.ts';
import { useEdit } from '../entries/use-edit.ts';
import type { Builder } from './builder-context.ts';
import { placeOf } from './place-of-condition.ts';
import { readableAt } from './readable-values.ts';
import { useFocusAfter } from './use-focus-after.ts';
import { useKnown } from './use-known.ts';
import { conditionWords } from './words.ts';

const today = () => new Date().toISOString().slice(0, 10);

/** What the parts of the condition at a path share. `around`: where they are drawn, so that the focus finds them. */
export function useNewBuilder(path: Path, around: RefObject<HTMLElement | null>): Builder {
  const say = useWords(conditionWords);
  const { value } = useEdition();
  const known = useKnown();
  const edit = useEdit();
  const focus = useFocusAfter(around);
  const place = useMemo(() => placeOf(known, path), [known, path]);
  const readable = useMemo(() => readableAt(known, place), [known, place]);
  return {
    ...{ known, place, readable, edited: { value: value as Json, root: path }, day: today() },
    edit: (change, joins) => edit(say('changed'), change, joins),
    editThenFocus: (change) => edit(say('changed'), (edits) => focus(toPointer(change(edits)))),
  };
}
