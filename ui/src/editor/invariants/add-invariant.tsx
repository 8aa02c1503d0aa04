import { Text } from '@mantine/core';
import { type Json, toPointer } from '@tierwright/program';
import { useState } from 'react';
import { useWords } from '../../words/use-words.ts';
import { useKnown } from '../conditions/use-known.ts';
import { useEdition } from '../document/use-document.ts';
import { NewPart } from '../entries/new-part.tsx';
import { useEdit } from '../entries/use-edit.ts';
import { useTermText } from '../fields/use-term-text.ts';
import { useChoose } from '../selection/selection.ts';
import { addInvariant, newInvariant } from './invariant-edits.ts';
import type { InvariantKind } from './invariant-kinds.ts';
import { invariantMeaning } from './invariant-meaning.ts';
import { KindSelect } from './kind-select.tsx';
import { useOffered } from './use-offered.ts';
import { invariantWords } from './words.ts';

/** A new promise: what it is about, and the sentence that it means. */
export function AddInvariant({ close }: { readonly close: () => void }) {
  const say = useWords(invariantWords);
  const value = useEdition().value as Json;
  const known = useKnown();
  const term = useTermText();
  const offered = useOffered();
  const edit = useEdit();
  const choose = useChoose('invariants');
  const [kind, setKind] = useState<InvariantKind>('nested');
  const invariant = newInvariant(kind, offered);
  const add = () => {
    let path: readonly (string | number)[] = [];
    edit(say('newInvariant'), (edits) => {
      path = addInvariant(edits, value, invariant);
    });
    choose(toPointer(path));
    close();
  };
  return (
    <NewPart title={say('newInvariant')} close={close} add={add}>
      <KindSelect kind={kind} offered={offered} choose={setKind} />
      <Text size="sm" aria-live="polite">
        {say('says.means', { words: invariantMeaning({ known, say, term }, invariant) })}
      </Text>
    </NewPart>
  );
}
