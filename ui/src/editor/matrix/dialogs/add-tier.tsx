import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../../words/use-words.ts';
import { NewPart } from '../../entries/new-part.tsx';
import { TitleAndId, useNaming } from '../../entries/title-and-id.tsx';
import { addTier } from '../add-part.ts';
import { takenIn } from '../rename-id.ts';
import { matrixWords } from '../words.ts';
import type { DialogProps } from './matrix-dialog.tsx';

/** A new tier, which asks for what another one asks for until it is changed. */
export function AddTier({ view, actions, close, after }: DialogProps & { readonly after: number }) {
  const say = useWords(matrixWords);
  const { program, columns, track } = view;
  const naming = useNaming(takenIn(program, 'tier'));
  const [above, setAbove] = useState(after);
  const [like, setLike] = useState(after);
  const add = () => {
    const named = naming.check();
    if (!named) return;
    const tier = { ...named, index: above + 1, like: like < 0 ? null : like };
    actions.edit(say('didAddTier', { tier: tier.title }), (edits) => addTier(edits, track, tier));
    close();
  };
  const tiers = columns.map(({ title: label }, index) => ({ value: String(index), label }));
  return (
    <NewPart title={say('newTier')} close={close} add={add}>
      <TitleAndId {...naming} />
      <NativeSelect
        label={say('place')}
        value={String(above)}
        onChange={(event) => setAbove(Number(event.currentTarget.value))}
        data={[...tiers, { value: '-1', label: say('lowest') }]}
      />
      <NativeSelect
        label={say('like')}
        value={String(like)}
        onChange={(event) => setLike(Number(event.currentTarget.value))}
        data={[...tiers, { value: '-1', label: say('likeNothing') }]}
      />
    </NewPart>
  );
}
