import { NumberInput } from '@mantine/core';
import type { Limit } from '@tierwright/program';
import { toPointer } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import { useProblemsAt } from '../check/use-checks.ts';
import { useEditing } from '../fields/use-field.ts';
import { fieldWords } from '../fields/words.ts';
import { limitOf, limitPath, setLimit } from './limit-edits.ts';
import { aboutWords } from './words.ts';

/** What a release may do at most by one measure; emptied, nothing limits it. */
export function LimitAt({ measure }: { readonly measure: Limit['measure'] }) {
  const say = useWords(aboutWords);
  const sayField = useWords(fieldWords);
  const { program, isReadOnly, edit } = useEditing();
  const [problem] = useProblemsAt(toPointer(limitPath(program, measure)));
  const value = limitOf(program, measure);
  return (
    <NumberInput
      label={say(measure)}
      min={0}
      w={440}
      thousandSeparator=","
      value={value ?? ''}
      readOnly={isReadOnly}
      error={problem && `${problem.code}: ${problem.message}`}
      onChange={(next) => {
        const now = typeof next === 'number' ? next : undefined;
        if (now === value || (now === undefined && next !== '')) return;
        edit(sayField('set', { what: say(measure) }), (edits) => setLimit(edits, program, measure, now), `limit ${measure}`);
      }}
    />
  );
}
