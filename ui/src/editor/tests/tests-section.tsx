import { Stack, Text } from '@mantine/core';
import { type Json, toPointer } from '@tierwright/program';
import { useState } from 'react';
import { useWords } from '../../words/use-words.ts';
import { WorkerDied } from '../../workers/worker-died.tsx';
import { WorkerGone } from '../../workers/worker-gone.ts';
import { useProblems } from '../check/use-checks.ts';
import { itemsOf, membersOf, textOf } from '../document/reading.ts';
import { useEdition } from '../document/use-document.ts';
import { EntryList } from '../entries/entry-list.tsx';
import { entryKeys } from '../entries/entry-place.ts';
import { EntryScreen } from '../entries/entry-screen.tsx';
import { listed } from '../entries/listed.ts';
import { useShownEntry } from '../entries/use-shown-entry.ts';
import { useChoose } from '../selection/selection.ts';
import { AddTest } from './add-test.tsx';
import { standingsOf, summaryOf } from './standing.ts';
import { TestDetail } from './test-detail.tsx';
import { TESTS } from './test-parts.ts';
import { useTestRuns } from './use-test-runs.ts';
import { testWords } from './words.ts';

/** What the sentence over the list comes to. */
const SHOWN = {
  ...{ summaryPass: 'pass', summaryFail: 'fail', summaryNothing: 'nothing' },
  ...{ summaryWaiting: 'waiting', summaryErrors: 'waiting', summaryBroken: 'broken' },
} as const;

/** The tests of the document: each with how it comes out now. */
export function TestsSection() {
  const say = useWords(testWords);
  const edition = useEdition();
  const { value, number } = edition;
  const tests = value.tests as Json | undefined;
  const choose = useChoose('tests');
  const { said, retry } = useTestRuns();
  const [isAdding, setAdding] = useState(false);
  const isNow = said !== null && !(said instanceof WorkerGone) && said.number === number;
  const standings = standingsOf(said, edition, tests);
  const entries = listed(tests, '/tests', useProblems()).map((entry, place) => ({
    ...entry,
    title: textOf(membersOf(itemsOf(tests)[place]).name) || entry.id,
    note: say(standings[place] ?? 'waiting'),
  }));
  const keys = entryKeys(tests);
  const shown = useShownEntry(['tests'], keys);
  const place = shown === null ? -1 : keys.indexOf(shown);
  const summary = summaryOf(standings);
  return (
    <>
      {said instanceof WorkerGone && <WorkerDied message={said.message} retry={retry} />}
      <EntryScreen
        title={say('title')}
        description={say('description')}
        empty={say('empty')}
        list={
          <Stack gap="xs">
            {entries.length > 0 && (
              <Text role="status" fw={500} data-tests={SHOWN[summary.key]}>
                {say(summary.key, summary.values)}
              </Text>
            )}
            <EntryList
              label={say('list')}
              entries={entries}
              shown={shown}
              choose={(id) => choose(toPointer([...TESTS, keys.indexOf(id)]))}
              add={[{ label: say('add'), add: () => setAdding(true) }]}
            />
          </Stack>
        }
        detail={
          place < 0 ? null : (
            <TestDetail
              key={place}
              place={place}
              standing={standings[place] ?? 'waiting'}
              told={isNow ? said.results?.[place] : undefined}
            />
          )
        }
      />
      {isAdding && <AddTest close={() => setAdding(false)} />}
    </>
  );
}
