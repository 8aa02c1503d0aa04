import { Anchor, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Failure } from '../../app/failure.tsx';
import { me, openDrafts, programs, releasesOf, reviews, versionsOf } from '../../service/queries.ts';
import { seesDrafts, seesPrograms } from '../../service/roles.ts';
import { useWords } from '../../words/use-words.ts';
import { DraftsTable } from '../list/drafts-table.tsx';
import { ActsNext } from '../shown/acts-next.tsx';
import { NotForPartner } from '../shown/not-for-partner.tsx';
import { StateBadges } from '../shown/state-badges.tsx';
import { useZone } from '../shown/use-zone.ts';
import { When } from '../shown/when.tsx';
import { standingOf } from '../standing/standing.ts';
import { historyOf } from './history.ts';
import { HistoryList } from './history-list.tsx';
import { ReleasesTable } from './releases-table.tsx';
import { ReviewsTable } from './reviews-table.tsx';
import { VersionsTable } from './versions-table.tsx';
import { programPageWords } from './words.ts';

/** Everything about one program: versions, drafts, reviews, releases and its history. */
export function ProgramPage() {
  const say = useWords(programPageWords);
  const { program: id } = useParams({ from: '/signed-in/programs/$program' });
  const { data: who } = useQuery(me);
  const mayReadDrafts = seesDrafts(who);
  const mayRead = seesPrograms(who);
  const known = useQuery({ ...programs, enabled: mayRead });
  const program = known.data?.find((each) => each.id === id);
  const versions = useQuery({ ...versionsOf(id), enabled: program !== undefined });
  const releases = useQuery({ ...releasesOf(id), enabled: program !== undefined });
  const drafts = useQuery({ ...openDrafts, enabled: mayReadDrafts });
  const asked = useQuery({ ...reviews, enabled: mayReadDrafts });
  const zone = useZone(program?.active ?? versions.data?.[0]?.hash);
  if (!mayRead) return <NotForPartner />;
  for (const { error, refetch } of [known, versions, releases, drafts, asked]) {
    if (error) return <Failure error={error} retry={() => void refetch()} />;
  }
  if (known.isPending) return <Skeleton height={240} />;
  const back = (
    <Anchor component={Link} to="/" size="sm">
      {say('back')}
    </Anchor>
  );
  if (!program) {
    return (
      <Stack align="flex-start">
        {back}
        <Text role="alert">{say('noProgram')}</Text>
      </Stack>
    );
  }
  const ofProgram = { versions: versions.data ?? [], releases: releases.data ?? [] };
  const own = {
    drafts: (drafts.data ?? []).filter((each) => each.program === id),
    reviews: (asked.data ?? []).filter((each) => each.program === id),
  };
  const standing = standingOf({ program, ...own, releases: ofProgram.releases });
  const versionOf = (hash: string) => ofProgram.versions.find((each) => each.hash === hash)?.version ?? hash.slice(0, 12);
  const worked = own.drafts.filter(({ state }) => state === 'open' || state === 'inReview');
  return (
    <Stack>
      {back}
      <Group justify="space-between" align="flex-start">
        <Title order={1}>{program.title}</Title>
        <StateBadges states={standing.states} />
      </Group>
      <Stack gap={4}>
        <Text size="sm">{say('actsNext')}:</Text>
        <ActsNext next={standing.next} />
        {standing.nextDate !== null && (
          <Text size="sm">
            {say('nextDate')}: <When at={standing.nextDate} zone={zone} />
          </Text>
        )}
      </Stack>
      <Heading text={say('versions')} />
      {versions.isPending ? <Skeleton height={80} /> : <VersionsTable program={id} {...ofProgram} zone={zone} />}
      {mayReadDrafts && (
        <>
          <Heading text={say('drafts')} />
          {worked.length > 0 ? <DraftsTable drafts={worked} zone={zone} /> : <Text>{say('noDrafts')}</Text>}
          <Heading text={say('reviews')} />
          <ReviewsTable reviews={own.reviews} versionOf={versionOf} zone={zone} />
        </>
      )}
      <Heading text={say('releases')} />
      <ReleasesTable releases={ofProgram.releases} versionOf={versionOf} zone={zone} />
      <Heading text={say('history')} />
      <HistoryList entries={historyOf({ ...ofProgram, reviews: own.reviews })} versionOf={versionOf} zone={zone} />
    </Stack>
  );
}

const Heading = ({ text }: { readonly text: string }) => (
  <Title order={2} size="h3" mt="md">
    {text}
  </Title>
);
