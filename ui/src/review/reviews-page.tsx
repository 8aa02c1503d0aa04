import { Anchor, SegmentedControl, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Failure } from '../app/failure.tsx';
import { me } from '../service/queries.ts';
import { seesDrafts } from '../service/roles.ts';
import { useWords } from '../words/use-words.ts';
import { NotForRole } from './not-for-role.tsx';
import { type ReviewState, reviewsBy } from './review-queries.ts';
import { ReviewRows } from './review-rows.tsx';
import { reviewWords } from './words.ts';

const STATES: readonly ReviewState[] = ['open', 'approved', 'changesAsked', 'withdrawn'];

/** Reviews with their state: whose turn it is, since when. */
export function ReviewsPage() {
  const say = useWords(reviewWords);
  const navigate = useNavigate();
  const { state: asked, program } = useSearch({ from: '/signed-in/reviews' });
  const state = STATES.find((one) => one === asked);
  const { data: who } = useQuery(me);
  const mayRead = seesDrafts(who);
  const found = useQuery({ ...reviewsBy(state, program), enabled: mayRead });
  const choose = (value: string) =>
    void navigate({ to: '/reviews', search: { ...(value === 'all' ? {} : { state: value }), ...(program ? { program } : {}) } });
  if (who && !mayRead) return <NotForRole />;
  return (
    <Stack>
      <Title order={1}>{say('title')}</Title>
      <Text>{say('intro')}</Text>
      <SegmentedControl
        aria-label={say('states')}
        value={state ?? 'all'}
        onChange={choose}
        data={[{ value: 'all', label: say('all') }, ...STATES.map((value) => ({ value, label: say(value) }))]}
        style={{ alignSelf: 'flex-start' }}
      />
      {found.error && <Failure error={found.error} retry={() => void found.refetch()} />}
      {found.isPending && <Skeleton height={160} />}
      {found.data?.length === 0 && (
        <Text>
          {say('empty')} {say('emptyHint')} <Anchor renderRoot={(props) => <Link {...props} to="/" />}>{say('toPrograms')}</Anchor>
        </Text>
      )}
      {found.data && found.data.length > 0 && <ReviewRows reviews={found.data} />}
    </Stack>
  );
}
