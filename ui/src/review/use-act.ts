import { useMutation, useQueryClient } from '@tanstack/react-query';

const CHANGED = [
  'review',
  'reviews',
  'reviews-of-draft',
  'comments-of-draft',
  'review-draft',
  'releases',
  'drafts',
  'programs',
  'versions',
  'hindrances',
];

/** Something that is done to a review or a release; what is shown of them is read again, whether or not it was refused. */
export function useAct<Asked = void>(act: (asked: Asked) => Promise<unknown>, done?: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () => done?.(),
    onSettled: () => Promise.all(CHANGED.map((name) => client.invalidateQueries({ queryKey: [name] }))),
  });
}
