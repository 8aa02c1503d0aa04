import { Alert, List, Select, Stack, Table, Text } from '@mantine/core';
import { type Json, toPointer } from '@tierwright/program';
import { useState } from 'react';
import type { ToldTest } from '../../review/tests/messages.ts';
import { MOST_TOLD } from '../../review/tests/most-told.ts';
import { useWords } from '../../words/use-words.ts';
import { useKnown } from '../conditions/use-known.ts';
import { dealWords } from '../deal-registration/words.ts';
import type { Path } from '../document/json-edits.ts';
import { valueAt } from '../document/value-at.ts';
import { ProblemsOf } from '../fields/problems-of.tsx';
import { useEditing } from '../fields/use-field.ts';
import { linesOf, removeLine, setLine } from './expectation.ts';
import { ExpectationLine } from './expectation-line.tsx';
import { expectable, firstExpected } from './expectation-words.ts';
import { troublesOf } from './found.ts';
import type { Naming } from './naming.ts';
import { factOffers, firstOf } from './value-kinds.ts';
import { testWords } from './words.ts';

interface ExpectationPartProps {
  /** Of the expectation. */
  readonly path: Path;
  readonly day: string;
  /** How the test came out for the present text. */
  readonly told: ToldTest | undefined;
  /** What the engine calls the cases that have this expectation. */
  readonly labels: readonly string[];
}

/** What must come out, line by line, beside what comes out now. */
export function ExpectationPart({ path, day, told, labels }: ExpectationPartProps) {
  const say = useWords(testWords);
  const { program, edit } = useEditing();
  const known = useKnown();
  const naming: Naming = { known, say, sayDeal: useWords(dealWords), facts: factOffers(known) };
  const expectation = valueAt(program, path);
  const lines = linesOf(expectation);
  const troubles = told ? labels.flatMap((label) => troublesOf(told, label)) : [];
  const failing = told?.failures.filter((failure) => labels.includes(failure.case)) ?? [];
  const reasons = told?.told.filter((one) => failing.some((failure) => failure.case === one.case)) ?? [];
  return (
    <Stack gap="xs">
      {lines.length === 0 ? (
        <Text size="sm">{say('nothingExpected')}</Text>
      ) : (
        <Table aria-label={say('expectation')} withTableBorder verticalSpacing={4} horizontalSpacing={6} layout="fixed">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col" w="28%">
                {say('what')}
              </Table.Th>
              <Table.Th scope="col">{say('expected')}</Table.Th>
              <Table.Th scope="col" w="28%">
                {say('found')}
              </Table.Th>
              <Table.Td w={40} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lines.map((line) => (
              <ExpectationLine
                key={line.told}
                {...{ line, naming, day, told, labels }}
                remove={(label) =>
                  edit(say('removeValue', { what: label }), (edits) => removeLine(edits, program as Json, path, line.path))
                }
                take={(label, value) =>
                  edit(
                    say('change', { what: label }),
                    (edits) => edits.set([...path, ...line.path], value),
                    toPointer([...path, ...line.path]),
                  )
                }
              />
            ))}
          </Table.Tbody>
        </Table>
      )}
      <ProblemsOf path={path} />
      {troubles.map((why) => (
        <Text key={why} size="sm" c="red">
          {say('cannotDecide', { why })}
        </Text>
      ))}
      {reasons.map((one) => (
        <Alert key={one.case} color="orange" title={one.case === '' ? say('reason') : say('reasonOf', { case: one.case })}>
          <List size="sm">
            {one.sentences.map((sentence) => (
              <List.Item key={sentence}>{sentence}</List.Item>
            ))}
          </List>
        </Alert>
      ))}
      {told?.isReasonLeftOut && failing.length > 0 && <Text size="sm">{say('reasonLeftOut', { count: MOST_TOLD })}</Text>}
      <AddLine naming={naming} path={path} day={day} expectation={expectation} />
    </Stack>
  );
}

interface AddLineProps {
  readonly naming: Naming;
  readonly path: Path;
  readonly day: string;
  readonly expectation: Json | undefined;
}

/** One more thing to expect, found by its name. */
function AddLine({ naming, path, day, expectation }: AddLineProps) {
  const say = useWords(testWords);
  const { program, isReadOnly, edit } = useEditing();
  const [search, setSearch] = useState('');
  const offered = expectable(naming, expectation);
  return (
    <Select
      aria-label={say('alsoExpect')}
      placeholder={say('alsoExpect')}
      size="xs"
      w={300}
      readOnly={isReadOnly}
      data={offered.map(({ label }, place) => ({ value: String(place), label }))}
      value={null}
      searchable
      limit={100}
      searchValue={search}
      onSearchChange={setSearch}
      onChange={(place) => {
        setSearch('');
        const chosen = place === null ? undefined : offered[Number(place)];
        if (!chosen) return;
        const first = firstExpected(naming, chosen.about, day, (kind) => firstOf(kind, day));
        edit(say('change', { what: chosen.label }), (edits) => setLine(edits, program as Json, path, chosen.about, first));
      }}
    />
  );
}
