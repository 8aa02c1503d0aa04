import { type Json, toPointer } from '@tierwright/program';
import { type RefObject, useMemo, useState } from 'react';
import { useWords } from '../../words/use-words.ts';
import type { Path } from '../document/json-edits.ts';
import { useDocument } from '../document/use-document.ts';
import { useEdit } from '../entries/use-edit.ts';
import { useSame } from '../entries/use-same.ts';
import type { Builder } from './builder-context.ts';
import { differsOnlyAt } from './differs-only-at.ts';
import type { Known } from './known.ts';
import { placeOf } from './place-of-condition.ts';
import { readableAt } from './readable-values.ts';
import { useFocusAfter } from './use-focus-after.ts';
import { useKnownSoon } from './use-known.ts';
import { conditionWords } from './words.ts';

const today = () => new Date().toISOString().slice(0, 10);

/** What a condition can read and name: the same while nothing but that condition changes. */
function useKnownBeside(root: Path): Known {
  const soon = useKnownSoon();
  const [kept, keep] = useState({ known: soon, root });
  const isKept = kept.root === root && differsOnlyAt(kept.known.program as unknown as Json, soon.program as unknown as Json, root);
  if (isKept) return kept.known;
  keep({ known: soon, root });
  return soon;
}

/** What the parts of the condition at a path share. `around`: where they are drawn, so that the focus finds them. */
export function useNewBuilder(path: Path, around: RefObject<HTMLElement | null>): Builder {
  const document = useDocument();
  const say = useWords(conditionWords);
  const root = useSame(path);
  const known = useKnownBeside(root);
  const edit = useEdit();
  const focus = useFocusAfter(around);
  const place = useSame(placeOf(known, root));
  const readable = useMemo(() => readableAt(known, place), [known, place]);
  return useMemo(
    () => ({
      ...{ known, place, readable, root, day: today() },
      now: () => ({ value: document.current.value as Json, root }),
      edit: (change, joins) => edit(say('changed'), change, joins),
      editThenFocus: (change) => edit(say('changed'), (edits) => focus(toPointer(change(edits)))),
    }),
    [known, place, readable, root, document, edit, focus, say],
  );
}
