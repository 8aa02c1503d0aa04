import { NativeSelect } from '@mantine/core';
import { type Json, toPointer } from '@tierwright/program';
import { useState } from 'react';
import { useWords } from '../../words/use-words.ts';
import { useEdition } from '../document/use-document.ts';
import { placeOfNew } from '../entries/entry-place.ts';
import type { Taken } from '../entries/ids.ts';
import { NewPart } from '../entries/new-part.tsx';
import { TitleAndId, useNaming } from '../entries/title-and-id.tsx';
import { useEdit } from '../entries/use-edit.ts';
import { useChoose } from '../selection/selection.ts';
import { accruingBenefits, FUND_KINDS, type FundKind, newFund } from './fund-edits.ts';
import { fundWords } from './words.ts';

/** A new fund: what it is called, and where its money comes from. */
export function AddFund({ taken, close }: { readonly taken: Taken; readonly close: () => void }) {
  const say = useWords(fundWords);
  const value = useEdition().value as Json;
  const edit = useEdit();
  const choose = useChoose('funds');
  const naming = useNaming(taken);
  const [kind, setKind] = useState<FundKind>('request');
  const isEarning = accruingBenefits(value).length > 0;
  const add = () => {
    const named = naming.check();
    if (!named || (kind === 'accrual' && !isEarning)) return;
    const path = placeOfNew(value, ['funds'], named.id, true);
    edit(say('newFund'), (edits) => edits.set(path, newFund(value, kind, named, say('newActivity'))));
    choose(toPointer(path));
    close();
  };
  return (
    <NewPart title={say('newFund')} close={close} add={add}>
      <TitleAndId {...naming} />
      <NativeSelect
        label={say('kind')}
        description={say(`hint.${kind}`)}
        data={FUND_KINDS.map((each) => ({ value: each, label: say(`kind.${each}`) }))}
        value={kind}
        error={kind === 'accrual' && !isEarning && say('noAccruing')}
        onChange={(event) => setKind(FUND_KINDS.find((each) => each === event.currentTarget.value) ?? 'request')}
      />
    </NewPart>
  );
}
