import { Anchor, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type DraftListed, type ReviewListed, releasesOf } from '../../service/queries.ts';
import { useWords } from '../../words/use-words.ts';
import { ActsNext } from '../shown/acts-next.tsx';
import { StateBadges } from '../shown/state-badges.tsx';
import { useZone } from '../shown/use-zone.ts';
import { When } from '../shown/when.tsx';
import { type About, standingOf } from '../standing/standing.ts';
import { programWords } from '../words.ts';

interface Row {
  readonly program: About['program'];
  /** Whether the service keeps it, or it is a draft only. */
  readonly isKept: boolean;
  readonly drafts: readonly DraftListed[];
  readonly reviews: readonly ReviewListed[];
}

/** A program: where it stands, what happens next by itself, and who acts. */
export function ProgramRow({ program, isKept, drafts, reviews }: Row) {
  const say = useWords(programWords);
  const { data: releases = [] } = useQuery({ ...releasesOf(program.id), enabled: isKept });
  const { states, nextDate, next, active, activeSince } = standingOf({ program, drafts, reviews, releases });
  const coming = releases.find(({ effectiveAt, state }) => state === 'scheduled' && effectiveAt === nextDate);
  const zone = useZone(active ?? coming?.hash);
  const draft = drafts.find((each) => each.program === program.id && (each.state === 'open' || each.state === 'inReview'));
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400}>
        <Anchor component={Link} to={isKept || !draft ? `/programs/${program.id}` : `/drafts/${draft.id}`} fw={600}>
          {program.title}
        </Anchor>
        <Text size="xs" c="dimmed">
          {program.id}
        </Text>
      </Table.Th>
      <Table.Td>
        <StateBadges states={states} />
        {activeSince !== null && (
          <Text size="xs" mt={4}>
            <When at={activeSince} zone={zone} />
          </Text>
        )}
      </Table.Td>
      <Table.Td>{nextDate === null ? say('none') : <When at={nextDate} zone={zone} />}</Table.Td>
      <Table.Td>
        <ActsNext next={next} />
      </Table.Td>
    </Table.Tr>
  );
}
