import { Button, Group, Modal, NativeSelect, Stack, TextInput } from '@mantine/core';
import { toPointer, type ValueType } from '@tierwright/program';
import { useState } from 'react';
import { useWords } from '../../words/use-words.ts';
import { useDocument, useEdition } from '../document/use-document.ts';
import { idFor, placesOf, refusalOf } from '../matrix/rename-id.ts';
import { currencyOf } from '../matrix/threshold.ts';
import { parseValue } from '../matrix/typed-value.ts';
import { matrixWords } from '../matrix/words.ts';
import { useChoose } from '../selection/selection.ts';
import { addParameter } from './edit-parameters.ts';
import { tiersOf } from './lanes.ts';
import { parameterWords } from './words.ts';

const TYPES: readonly ValueType[] = ['money', 'integer', 'number', 'percent', 'duration', 'date', 'boolean', 'string', 'enum', 'set'];

/** A new parameter with its first value. */
export function AddParameter({ close }: { readonly close: () => void }) {
  const say = useWords(parameterWords);
  const sayValue = useWords(matrixWords);
  const document = useDocument();
  const choose = useChoose('parameters');
  const { value: program } = useEdition();
  const [title, setTitle] = useState('');
  const [typedId, setTypedId] = useState<string | null>(null);
  const [type, setType] = useState<ValueType>('money');
  const [text, setText] = useState('');
  const [isByTier, setByTier] = useState(true);
  const [errors, setErrors] = useState<{ title?: string; id?: string; text?: string }>({});
  const taken = (id: string) => (placesOf(program, 'value', id)?.declared.length ?? 0) > 0;
  const id = typedId ?? (title.trim() === '' ? '' : idFor(title, taken));
  const add = () => {
    const refusal = id === '' ? null : refusalOf(program, 'value', id, id);
    const parsed = parseValue(text, { type, currency: currencyOf(program) });
    const found = {
      ...(title.trim() === '' ? { title: say('titleMissing') } : {}),
      ...(refusal === null ? {} : { id: sayValue(refusal) }),
      ...(parsed.ok ? {} : { text: sayValue(parsed.refusal) }),
    };
    setErrors(found);
    if (Object.keys(found).length > 0 || !parsed.ok) return;
    const tiers = isByTier ? tiersOf(program).map((tier) => tier.id) : [];
    const wanted = { id, title: title.trim(), type, value: parsed.value, tiers };
    document.edit(say('didAddParameter', { what: wanted.title }), (edits) => addParameter(edits, wanted));
    choose(toPointer(['parameters', id]));
    close();
  };
  return (
    <Modal opened onClose={close} title={say('add')} closeButtonProps={{ 'aria-label': say('close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <Stack>
          <TextInput
            data-autofocus
            label={say('name')}
            value={title}
            error={errors.title}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <TextInput label={say('id')} value={id} error={errors.id} onChange={(event) => setTypedId(event.currentTarget.value)} />
          <NativeSelect
            label={say('type')}
            value={type}
            data={[...TYPES]}
            onChange={(event) => setType(TYPES.find((each) => each === event.currentTarget.value) ?? 'money')}
          />
          <TextInput label={say('value')} value={text} error={errors.text} onChange={(event) => setText(event.currentTarget.value)} />
          <NativeSelect
            label={say('holdsFor')}
            value={isByTier ? 'byTier' : 'value'}
            data={[
              { value: 'byTier', label: say('oneByTier') },
              { value: 'value', label: say('oneForAll') },
            ]}
            onChange={(event) => setByTier(event.currentTarget.value === 'byTier')}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {say('cancel')}
            </Button>
            <Button type="submit">{say('addDo')}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
