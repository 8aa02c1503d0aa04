import { MultiSelect } from '@mantine/core';
import { type Json, toPointer } from '@tierwright/program';
import { useState } from 'react';
import { useWords } from '../../words/use-words.ts';
import { useEdition } from '../document/use-document.ts';
import type { Taken } from '../entries/ids.ts';
import { NewPart } from '../entries/new-part.tsx';
import { TitleAndId, useNaming } from '../entries/title-and-id.tsx';
import { useEdit } from '../entries/use-edit.ts';
import { useChoose } from '../selection/selection.ts';
import { percentBenefits } from './percent-benefits.ts';
import { benefitWords } from './words.ts';

/** A new combination of benefits. */
export function AddStack({ taken, close }: { readonly taken: Taken; readonly close: () => void }) {
  const say = useWords(benefitWords);
  const value = useEdition().value as Json;
  const edit = useEdit();
  const choose = useChoose('benefits');
  const naming = useNaming(taken);
  const choices = percentBenefits(value);
  const [of, setOf] = useState<readonly string[]>(choices.slice(0, 2).map((choice) => choice.value));
  const [isShort, setShort] = useState(false);
  const add = () => {
    const named = naming.check();
    setShort(of.length < 2);
    if (!named || of.length < 2) return;
    const path = ['stacking', named.id];
    edit(say('newStack'), (edits) => edits.set(path, { title: named.title, of: [...of], how: 'add' }));
    choose(toPointer(path));
    close();
  };
  return (
    <NewPart title={say('newStack')} close={close} add={add}>
      <TitleAndId {...naming} />
      <MultiSelect
        label={say('benefitsOf')}
        description={say('benefitsOfHint')}
        data={[...choices]}
        value={[...of]}
        error={isShort && say('atLeastTwo')}
        onChange={setOf}
      />
    </NewPart>
  );
}
