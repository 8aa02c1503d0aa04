import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Failure } from '../app/failure.tsx';
import { api } from '../service/api.ts';
import { OpenEditor } from './open-editor.tsx';

/** A draft in the editor. What is typed is the document's from then on: the draft is read once. */
export function EditorPage() {
  const { draft } = useParams({ from: '/signed-in/drafts/$draft' });
  const found = useQuery({
    queryKey: ['draft', draft],
    queryFn: async ({ signal }) => (await api.getDraft({ params: { draft }, signal })).body,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  if (found.error) return <Failure error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Skeleton height={320} />;
  return <OpenEditor key={draft} draft={found.data} />;
}
