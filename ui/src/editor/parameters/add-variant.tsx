import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../words/use-words.ts';
import { useDocument, useEdition } from '../document/use-document.ts';
import { comparable } from '../matrix/comparable.ts';
import { parseValue } from '../matrix/typed-value.ts';
import { matrixWords } from '../matrix/words.ts';
import { addVariant } from './edit-parameters.ts';
import { parameterWords } from './words.ts';

/** Another set of values for some partners; its condition can be made finer afterwards. */
export function AddVariant({ id }: { readonly id: string }) {
  const say = useWords(parameterWords);
  const sayValue = useWords(matrixWords);
  const document = useDocument();
  const { value, fault } = useEdition();
  const facts = comparable(value).filter(({ spec }) => ['boolean', 'enum', 'string'].includes(spec.type));
  const [title, setTitle] = useState('');
  const [factId, setFact] = useState('');
  const [text, setText] = useState('');
  const [errors, setErrors] = useState<{ title?: string; text?: string }>({});
  const fact = facts.find((each) => each.id === factId) ?? facts[0];
  if (!fact || fault !== null) return null;
  const words = fact.spec.type === 'boolean' ? ['yes', 'no'] : fact.spec.values;
  const written = words && !words.includes(text) ? (words[0] ?? '') : text;
  const add = () => {
    const parsed = parseValue(written, fact.spec);
    setErrors({
      ...(title.trim() === '' ? { title: say('titleMissing') } : {}),
      ...(parsed.ok ? {} : { text: sayValue(parsed.refusal) }),
    });
    if (title.trim() === '' || !parsed.ok) return;
    document.edit(say('didAddVariant', { what: id }), (edits) => addVariant(edits, id, title.trim(), fact.id, parsed.value));
    setTitle('');
  };
  return (
    <Group align="flex-start" component="fieldset" style={{ border: 0, padding: 0, margin: 0 }} aria-label={say('addVariant')}>
      <TextInput
        size="xs"
        label={say('variantTitle')}
        value={title}
        error={errors.title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <NativeSelect
        size="xs"
        label={say('variantFact')}
        value={fact.id}
        data={facts.map((each) => ({ value: each.id, label: each.title }))}
        onChange={(event) => setFact(event.currentTarget.value)}
      />
      {words ? (
        <NativeSelect
          size="xs"
          label={say('variantIs')}
          value={written}
          data={words.map((word) => ({
            value: word,
            label: fact.spec.type === 'boolean' ? sayValue(word === 'yes' ? 'yes' : 'no') : word,
          }))}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      ) : (
        <TextInput
          size="xs"
          label={say('variantIs')}
          value={text}
          error={errors.text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      <Button size="xs" variant="default" mt={24} onClick={add}>
        {say('addVariant')}
      </Button>
    </Group>
  );
}
