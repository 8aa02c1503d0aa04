import { NativeSelect } from '@mantine/core';
import { BENEFIT_KINDS, type BenefitKind, type Json, toPointer } from '@tierwright/program';
import { useState } from 'react';
import { useWords } from '../../words/use-words.ts';
import { useEdition } from '../document/use-document.ts';
import { placeOfNew } from '../entries/entry-place.ts';
import type { Taken } from '../entries/ids.ts';
import { NewPart } from '../entries/new-part.tsx';
import { TitleAndId, useNaming } from '../entries/title-and-id.tsx';
import { useEdit } from '../entries/use-edit.ts';
import { useChoose } from '../selection/selection.ts';
import { newBenefit, setForm } from './benefit-edits.ts';
import { formsOf } from './benefit-values.ts';
import { benefitWords } from './words.ts';

interface AddBenefitProps {
  readonly taken: Taken;
  readonly close: () => void;
  /** The track in which it is given; without, every one. */
  readonly track?: string;
  /** It has a value for each tier, where its kind has one. */
  readonly isByTier?: boolean;
}

/** A new benefit: what it is called, and of which kind it is. */
export function AddBenefit({ taken, close, track, isByTier = false }: AddBenefitProps) {
  const say = useWords(benefitWords);
  const value = useEdition().value as Json;
  const edit = useEdit();
  const choose = useChoose('benefits');
  const naming = useNaming(taken);
  const [kind, setKind] = useState<BenefitKind>('discount');
  const add = () => {
    const named = naming.check();
    if (!named) return;
    const path = placeOfNew(value, ['benefits'], named.id, true);
    edit(say('newBenefit'), (edits) => {
      edits.set(path, newBenefit(value, kind, named, track));
      if (isByTier && formsOf(kind).includes('reference')) setForm(edits, path, 'reference');
    });
    choose(toPointer(path));
    close();
  };
  return (
    <NewPart title={say('newBenefit')} close={close} add={add}>
      <TitleAndId {...naming} />
      <NativeSelect
        label={say('kind')}
        description={say(`hint.${kind}`)}
        data={BENEFIT_KINDS.map((each) => ({ value: each, label: say(`kind.${each}`) }))}
        value={kind}
        onChange={(event) => setKind(BENEFIT_KINDS.find((each) => each === event.currentTarget.value) ?? 'discount')}
      />
    </NewPart>
  );
}
