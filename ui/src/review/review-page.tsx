import '../report/print.css';
import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { me } from '../service/queries.ts';
import { OpenReview } from './open-review.tsx';
import { Refused } from './refused.tsx';
import { oneReview } from './review-queries.ts';

/** A review: all that is needed to decide it, on one page. */
export function ReviewPage() {
  const { review } = useParams({ from: '/signed-in/reviews/$review' });
  const { data: who } = useQuery(me);
  const found = useQuery(oneReview(review));
  if (found.error && !found.data) return <Refused error={found.error} retry={() => void found.refetch()} />;
  if (!found.data || !who) return <Skeleton height={320} />;
  return <OpenReview key={review} me={who} review={found.data} />;
}
