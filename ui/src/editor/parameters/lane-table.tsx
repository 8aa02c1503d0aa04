import { NativeSelect, Table } from '@mantine/core';
import { useWords } from '../../words/use-words.ts';
import { useDocument, useEdition } from '../document/use-document.ts';
import type { ValueSpec } from '../matrix/typed-value.ts';
import { EntryRow } from './entry-row.tsx';
import { laneTitle } from './lane-words.ts';
import type { LaneGroup } from './lanes.ts';
import { NewEntryRow } from './new-entry-row.tsx';
import { parameterWords } from './words.ts';

/** Every value of a parameter, or of one of its variants, with the day from which it holds. */
export function LaneTable({ id, group, spec }: { readonly id: string; readonly group: LaneGroup; readonly spec: ValueSpec }) {
  const say = useWords(parameterWords);
  const document = useDocument();
  const isReadOnly = useEdition().fault !== null;
  const { lanes, missing } = group;
  const addLane = (key: string) => {
    const lane = missing.find((each) => each.key === key);
    // Begins with a value that another has, so that the program stays one.
    const value = lanes[0]?.entries.at(-1)?.value ?? null;
    if (lane) document.edit(say('didAdd', { what: id }), (edits) => edits.set(lane.place, value), { at: performance.now() });
  };
  return (
    <>
      {lanes.length > 0 && (
        <Table.ScrollContainer minWidth={480} type="native">
          <Table verticalSpacing={4} aria-label={say('table')}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{say('forWhom')}</Table.Th>
                <Table.Th>{say('from')}</Table.Th>
                <Table.Th>{say('value')}</Table.Th>
                <Table.Td />
              </Table.Tr>
            </Table.Thead>
            {lanes.map((lane) => (
              <Table.Tbody key={lane.key}>
                {lane.entries.map((entry, index) => (
                  <EntryRow
                    key={entry.path.join('/')}
                    id={id}
                    lane={lane}
                    entry={entry}
                    isFirst={index === 0}
                    spec={spec}
                    group={group.path}
                  />
                ))}
                {!isReadOnly && <NewEntryRow id={id} lane={lane} spec={spec} />}
              </Table.Tbody>
            ))}
          </Table>
        </Table.ScrollContainer>
      )}
      {missing.length > 0 && !isReadOnly && (
        <NativeSelect
          size="xs"
          maw={280}
          mt={4}
          label={say('addLane')}
          value=""
          data={[{ value: '', label: say('choose') }, ...missing.map((lane) => ({ value: lane.key, label: laneTitle(lane, say) }))]}
          onChange={(event) => addLane(event.currentTarget.value)}
        />
      )}
    </>
  );
}
