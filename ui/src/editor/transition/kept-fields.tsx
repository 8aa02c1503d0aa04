import { Group, NativeSelect } from '@mantine/core';
import type { Json } from '@tierwright/program';
import { dayIn } from '../../impact/today.ts';
import { useWords } from '../../words/use-words.ts';
import { ConditionBuilder } from '../conditions/condition-builder.tsx';
import type { Path } from '../document/json-edits.ts';
import { memberOf, stringOf } from '../document/reading.ts';
import { valueAt } from '../document/value-at.ts';
import { ChoiceAt } from '../fields/choice-at.tsx';
import { DayAt } from '../fields/day-at.tsx';
import { TermAt } from '../fields/term-at.tsx';
import { useEditing } from '../fields/use-field.ts';
import { fieldWords } from '../fields/words.ts';
import { setUntil, UNTIL, untilOf } from './members.ts';
import { transitionWords } from './words.ts';

/** Who keeps what, and for how long. */
export function KeptFields({ path }: { readonly path: Path }) {
  const say = useWords(transitionWords);
  const sayField = useWords(fieldWords);
  const { program, isReadOnly, edit } = useEditing();
  const until = valueAt(program, [...path, 'until']);
  const how = untilOf(until);
  const firstDay = stringOf(memberOf(program.effective, 'from')) ?? dayIn(program.timeZone, new Date());
  return (
    <>
      <ConditionBuilder path={[...path, 'when']} label={say('when')} isOptional />
      <Group align="flex-start" grow>
        <ChoiceAt
          path={[...path, 'keep']}
          label={say('keep')}
          choices={(['tier', 'benefits'] as const).map((value) => ({ value, label: say(value) }))}
        />
        <NativeSelect
          label={say('untilHow')}
          data={UNTIL.map((value) => ({ value, label: say(value) }))}
          value={how}
          disabled={isReadOnly}
          onChange={(event) => {
            const to = UNTIL.find((one) => one === event.currentTarget.value) ?? 'day';
            edit(sayField('set', { what: say('untilHow') }), (edits) => setUntil(edits, until as Json | undefined, path, to, firstDay));
          }}
        />
        {how === 'day' ? (
          <DayAt path={[...path, 'until']} label={say('untilDay')} />
        ) : (
          <TermAt path={[...path, 'until', 'for']} label={say('for')} />
        )}
      </Group>
    </>
  );
}
