import { Anchor, Badge, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type DraftListed, me } from '../../service/queries.ts';
import { writesDrafts } from '../../service/roles.ts';
import { readerZone } from '../../words/formats.ts';
import { useWords } from '../../words/use-words.ts';
import { DiscardDraft } from '../begin/discard-draft.tsx';
import { When } from '../shown/when.tsx';
import { programWords } from '../words.ts';

interface Drafts {
  readonly drafts: readonly DraftListed[];
  /** Of the program; without one the reader's. */
  readonly zone?: string;
}

/** Drafts with what can be done with them. */
export function DraftsTable({ drafts, zone = readerZone() }: Drafts) {
  const say = useWords(programWords);
  const { data: who } = useQuery(me);
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{say('draftTitle')}</Table.Th>
          <Table.Th>{say('state')}</Table.Th>
          <Table.Th>{say('changed')}</Table.Th>
          <Table.Th>{say('actions')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {drafts.map(({ id, title, state, changedAt }) => (
          <Table.Tr key={id}>
            <Table.Th scope="row" fw={400}>
              <Anchor component={Link} to={`/drafts/${id}`}>
                {title || say('untitled')}
              </Anchor>
            </Table.Th>
            <Table.Td>
              <Badge variant="outline" tt="none" color="gray" c="var(--mantine-color-text)">
                {say(state)}
              </Badge>
            </Table.Td>
            <Table.Td>
              <When at={changedAt} zone={zone} />
            </Table.Td>
            <Table.Td>{writesDrafts(who) && (state === 'open' || state === 'inReview') && <DiscardDraft id={id} title={title} />}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
