import { Group, Input, NativeSelect } from '@mantine/core';
import { toPointer } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import { useProblemsAt } from '../check/use-checks.ts';
import { textOf } from '../document/reading.ts';
import { useMember } from '../entries/use-member.ts';
import { monthDay } from './calendar-edits.ts';
import { monthNames } from './calendar-meaning.ts';
import { calendarWords } from './words.ts';

const PATH = ['calendar', 'yearStarts'];
const FIRST = '01-01';

/** The first day of the fiscal year: a month and a day of it. January 1 needs no words in the document. */
export function YearStarts() {
  const say = useWords(calendarWords);
  const { value, set } = useMember({ path: PATH, label: say('yearStarts') });
  const [problem] = useProblemsAt(toPointer(PATH));
  const [month = 1, day = 1] = (textOf(value) || FIRST).split('-').map(Number);
  const write = (toMonth: number, toDay: number) => {
    const next = monthDay(toMonth, toDay);
    set(next === FIRST ? undefined : next);
  };
  const days = Array.from({ length: 31 }, (_, index) => String(index + 1));
  return (
    <Input.Wrapper label={say('yearStarts')} description={say('yearStartsHint')} labelElement="div" error={problem?.message}>
      <Group gap={4} wrap="nowrap">
        <NativeSelect
          aria-label={say('monthOfYear')}
          data={monthNames().map((label, index) => ({ value: String(index + 1), label }))}
          value={String(month)}
          onChange={(event) => write(Number(event.currentTarget.value), day)}
        />
        <NativeSelect
          aria-label={say('dayOfYear')}
          data={days}
          value={String(day)}
          onChange={(event) => write(month, Number(event.currentTarget.value))}
        />
      </Group>
    </Input.Wrapper>
  );
}
