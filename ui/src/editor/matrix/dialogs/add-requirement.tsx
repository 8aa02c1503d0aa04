import { Alert, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../../words/use-words.ts';
import { NewPart } from '../../entries/new-part.tsx';
import { TitleAndId, useNaming } from '../../entries/title-and-id.tsx';
import { addRequirement } from '../add-part.ts';
import { comparable } from '../comparable.ts';
import { operatorKey, operatorsOf, typeCompared } from '../operators.ts';
import { takenIn } from '../rename-id.ts';
import { parseValue } from '../typed-value.ts';
import { matrixWords } from '../words.ts';
import type { DialogProps } from './matrix-dialog.tsx';

/** A new requirement: a fact compared with a threshold of each tier. */
export function AddRequirement({ view, actions, close }: DialogProps) {
  const say = useWords(matrixWords);
  const { program, columns, track } = view;
  const facts = comparable(program);
  const naming = useNaming(takenIn(program, 'requirement'));
  const [why, setWhy] = useState('');
  const [factId, setFact] = useState('');
  const [pickedOperator, setOperator] = useState('');
  const [threshold, setThreshold] = useState('');
  const [from, setFrom] = useState(columns.length - 1);
  const [errors, setErrors] = useState<{ fact?: string; threshold?: string }>({});
  const fact = facts.find((each) => each.id === factId);
  const operators = fact ? operatorsOf(fact.spec.type) : [];
  const operator = operators.includes(pickedOperator) ? pickedOperator : (operators[0] ?? '');
  const spec = fact && { ...fact.spec, type: typeCompared(fact.spec.type) };
  const add = () => {
    const named = naming.check();
    const parsed = spec && parseValue(spec.type === 'boolean' ? 'yes' : threshold, spec);
    const found = {
      ...(fact ? {} : { fact: say('pickFact') }),
      ...(parsed && !parsed.ok ? { threshold: say(parsed.refusal) } : {}),
    };
    setErrors(found);
    if (!named || Object.keys(found).length > 0 || !fact || !spec || !parsed?.ok) return;
    const wanted = { ...named, why: why.trim(), fact: fact.id, operator, value: parsed.value, from: from < 0 ? null : from };
    const { type, unit, values } = spec;
    actions.edit(say('didAdd', { what: wanted.title }), (edits) =>
      addRequirement(edits, track, { ...wanted, type, ...(unit ? { unit } : {}), ...(values ? { values } : {}) }),
    );
    close();
  };
  return (
    <NewPart title={say('newRequirement')} close={close} add={add}>
      {facts.length === 0 && <Alert>{say('noFacts')}</Alert>}
      <TitleAndId {...naming} />
      <TextInput label={say('whyField')} value={why} onChange={(event) => setWhy(event.currentTarget.value)} />
      <NativeSelect
        label={say('fact')}
        value={factId}
        error={errors.fact}
        onChange={(event) => setFact(event.currentTarget.value)}
        data={[{ value: '', label: say('pickFact') }, ...facts.map((each) => ({ value: each.id, label: each.title }))]}
      />
      {fact && fact.spec.type !== 'boolean' && (
        <>
          <NativeSelect
            label={say('operator')}
            value={operator}
            onChange={(event) => setOperator(event.currentTarget.value)}
            data={operators.map((each) => {
              const key = operatorKey(each);
              return { value: each, label: key ? say(key) : each };
            })}
          />
          <TextInput
            label={say('threshold')}
            value={threshold}
            error={errors.threshold}
            onChange={(event) => setThreshold(event.currentTarget.value)}
          />
        </>
      )}
      <NativeSelect
        label={say('from')}
        value={String(from)}
        onChange={(event) => setFrom(Number(event.currentTarget.value))}
        data={[...columns.map((column, index) => ({ value: String(index), label: column.title })), { value: '-1', label: say('fromNone') }]}
      />
    </NewPart>
  );
}
