import { Button, Fieldset, Stack, Text } from '@mantine/core';
import { type Json, toPointer } from '@tierwright/program';
import { dayIn } from '../../impact/today.ts';
import type { ToldTest } from '../../review/tests/messages.ts';
import { useWords } from '../../words/use-words.ts';
import { useProblemsAt } from '../check/use-checks.ts';
import { textOf } from '../document/reading.ts';
import { useEdition } from '../document/use-document.ts';
import { valueAt } from '../document/value-at.ts';
import { Problems } from '../entries/problems.tsx';
import { TextMember } from '../entries/text-member.tsx';
import { TitleRow } from '../entries/title-row.tsx';
import { useEdit } from '../entries/use-edit.ts';
import { DayAt } from '../fields/day-at.tsx';
import { useChoose } from '../selection/selection.ts';
import { ExpectationPart } from './expectation-part.tsx';
import { FurtherCases } from './further-cases.tsx';
import { PartnerPart } from './partner-part.tsx';
import type { Standing } from './standing.ts';
import { copyTest, dayOf, removeTest, TESTS } from './test-parts.ts';
import { testWords } from './words.ts';

interface TestDetailProps {
  readonly place: number;
  readonly standing: Standing;
  /** How it came out, where the present text has run. */
  readonly told: ToldTest | undefined;
}

const OWN_CASE = [''];

/** One test: a partner, what must come out, and what comes out now. */
export function TestDetail({ place, standing, told }: TestDetailProps) {
  const say = useWords(testWords);
  const value = useEdition().value as { [section: string]: Json };
  const edit = useEdit();
  const choose = useChoose('tests');
  const path = [...TESTS, place];
  const pointer = toPointer(path);
  const test = valueAt(value, path);
  const name = textOf(valueAt(value, [...path, 'name']));
  const day = dayOf(value, test, dayIn(value.timeZone, new Date()));
  const whole = useProblemsAt(pointer).filter((problem) => problem.pointer === pointer || problem.pointer === `${pointer}/name`);
  const copy = () => {
    edit(say('duplicateNamed', { name }), (edits) => copyTest(edits, value, place, say('copyOf', { name })));
    choose(toPointer([...TESTS, place + 1]));
  };
  return (
    <Stack>
      <TitleRow pointer={pointer} title={name}>
        <Button variant="default" size="xs" aria-label={say('duplicateNamed', { name })} onClick={copy}>
          {say('duplicate')}
        </Button>
        <Button
          variant="default"
          size="xs"
          aria-label={say('removeNamed', { name })}
          onClick={() => edit(say('removeNamed', { name }), (edits) => removeTest(edits, value, place))}
        >
          {say('remove')}
        </Button>
      </TitleRow>
      <Text role="status" fw={600} data-test={standing}>
        {say(`status_${standing}`)}
      </Text>
      <Problems problems={whole} />
      <TextMember path={[...path, 'name']} label={say('name')} isNeeded />
      <TextMember path={[...path, 'why']} label={say('why')} isLong />
      <TextMember path={[...path, 'note']} label={say('note')} isLong />
      <DayAt path={[...path, 'asOf']} label={say('asOf')} description={say('asOfHint')} />
      <PartnerPart path={path} day={day} />
      <Fieldset legend={say('expectation')}>
        <ExpectationPart path={[...path, 'expect']} day={day} told={told} labels={OWN_CASE} />
      </Fieldset>
      <FurtherCases path={path} part="instead" day={day} told={told} />
      <FurtherCases path={path} part="timeline" day={day} told={told} />
    </Stack>
  );
}
