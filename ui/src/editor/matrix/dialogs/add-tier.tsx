import { Button, Group, Modal, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../../words/use-words.ts';
import { addTier } from '../add-part.ts';
import { idFor, placesOf, refusalOf } from '../rename-id.ts';
import { matrixWords } from '../words.ts';
import type { DialogProps } from './matrix-dialog.tsx';

/** A new tier, which asks for what another one asks for until it is changed. */
export function AddTier({ view, actions, close, after }: DialogProps & { readonly after: number }) {
  const say = useWords(matrixWords);
  const { program, columns, track } = view;
  const taken = (id: string) => (placesOf(program, 'tier', id)?.declared.length ?? 0) > 0;
  const [title, setTitle] = useState('');
  const [typedId, setTypedId] = useState<string | null>(null);
  const [above, setAbove] = useState(after);
  const [like, setLike] = useState(after);
  const [error, setError] = useState<{ title?: string; id?: string }>({});
  const id = typedId ?? (title.trim() === '' ? '' : idFor(title, taken));
  const add = () => {
    const refusal = refusalOf(program, 'tier', id, id);
    const isTitleMissing = title.trim() === '';
    const idError = refusal === null ? undefined : say(refusal);
    setError({ ...(isTitleMissing ? { title: say('titleMissing') } : {}), ...(idError ? { id: idError } : {}) });
    if (isTitleMissing || idError) return;
    const tier = { id, title: title.trim(), index: above + 1, like: like < 0 ? null : like };
    actions.edit(say('didAddTier', { tier: tier.title }), (edits) => addTier(edits, track, tier));
    close();
  };
  const tiers = columns.map(({ title: label }, index) => ({ value: String(index), label }));
  return (
    <Modal opened onClose={close} title={say('newTier')} closeButtonProps={{ 'aria-label': say('close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <Stack>
          <TextInput
            data-autofocus
            label={say('title')}
            value={title}
            error={error.title}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <TextInput label={say('id')} value={id} error={error.id} onChange={(event) => setTypedId(event.currentTarget.value)} />
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
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {say('cancel')}
            </Button>
            <Button type="submit">{say('add')}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
