import { NativeSelect, TextInput } from '@mantine/core';
import { toPointer, type ValueType } from '@tierwright/program';
import { useState } from 'react';
import { useWords } from '../../words/use-words.ts';
import { useDocument, useEdition } from '../document/use-document.ts';
import { NewPart } from '../entries/new-part.tsx';
import { TitleAndId, useNaming } from '../entries/title-and-id.tsx';
import { takenIn } from '../matrix/rename-id.ts';
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
  const naming = useNaming(takenIn(program, 'value'));
  const [type, setType] = useState<ValueType>('money');
  const [text, setText] = useState('');
  const [isByTier, setByTier] = useState(true);
  const [error, setError] = useState<string | null>(null);
  const add = () => {
    const named = naming.check();
    const parsed = parseValue(text, { type, currency: currencyOf(program) });
    setError(parsed.ok ? null : sayValue(parsed.refusal));
    if (!named || !parsed.ok) return;
    const tiers = isByTier ? tiersOf(program).map((tier) => tier.id) : [];
    const wanted = { ...named, type, value: parsed.value, tiers };
    document.edit(say('didAddParameter', { what: wanted.title }), (edits) => addParameter(edits, wanted));
    choose(toPointer(['parameters', named.id]));
    close();
  };
  return (
    <NewPart title={say('add')} close={close} add={add}>
      <TitleAndId {...naming} />
      <NativeSelect
        label={say('type')}
        value={type}
        data={[...TYPES]}
        onChange={(event) => setType(TYPES.find((each) => each === event.currentTarget.value) ?? 'money')}
      />
      <TextInput label={say('value')} value={text} error={error} onChange={(event) => setText(event.currentTarget.value)} />
      <NativeSelect
        label={say('holdsFor')}
        value={isByTier ? 'byTier' : 'value'}
        data={[
          { value: 'byTier', label: say('oneByTier') },
          { value: 'value', label: say('oneForAll') },
        ]}
        onChange={(event) => setByTier(event.currentTarget.value === 'byTier')}
      />
    </NewPart>
  );
}
