import { queryOptions } from '@tanstack/react-query';
import { api } from '../../service/api.ts';
import { everyPage } from '../../service/every-page.ts';

/** What others say shows within so many milliseconds. */
const LOOK_AGAIN = 15_000;

/** What was said in every round of a draft, the last first. */
export const commentsOfDraft = (draft: string) =>
  queryOptions({
    queryKey: ['comments-of-draft', draft],
    refetchInterval: LOOK_AGAIN,
    queryFn: ({ signal }) => everyPage((query) => api.listCommentsOfDraft({ params: { draft }, query, signal })),
  });
