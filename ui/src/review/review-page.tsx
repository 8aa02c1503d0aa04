import '../report/print.css';
import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { me } from '../service/queries.ts';
import { seesDrafts } from '../service/roles.ts';
import { NotForRole } from './not-for-role.tsx';
import { OpenReview } from './open-review.tsx';
import { Refused } from './refused.tsx';
import { oneReview } from './review-queries.ts';

/** A review: all that is needed to decide it, on one page. */
export function ReviewPage() {
  const { review } = useParams({ from: '/signed-in/reviews/$review' });
  const { data: who } = useQuery(me);
  const mayRead = seesDrafts(who);
  const found = useQuery({ ...oneReview(review), enabled: mayRead });
  if (who && !mayRead) return <NotForRole />;
  if (found.error && !found.data) return <Refused error={found.error} retry={() => void found.refetch()} />;
  if (!found.data || !who) return <Skeleton height={320} />;
  return <OpenReview key={review} me={who} review={found.data} />;
}
