import { Skeleton, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Failure } from '../app/failure.tsx';
import { api } from '../service/api.ts';
import { me } from '../service/queries.ts';
import { seesDrafts } from '../service/roles.ts';
import { useWords } from '../words/use-words.ts';
import { OpenEditor } from './open-editor.tsx';
import { editorWords } from './words.ts';

/** A draft in the editor. What is typed is the document's from then on: the draft is read once. */
export function EditorPage() {
  const { draft } = useParams({ from: '/signed-in/drafts/$draft' });
  const say = useWords(editorWords);
  const { data: who } = useQuery(me);
  const mayRead = seesDrafts(who);
  const found = useQuery({
    queryKey: ['draft', draft],
    queryFn: async ({ signal }) => (await api.getDraft({ params: { draft }, signal })).body,
    enabled: mayRead,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  if (who && !mayRead)
    return (
      <>
        <Title order={1}>{say('notForRoleTitle')}</Title>
        <Text>{say('notForRole')}</Text>
      </>
    );
  if (found.error) return <Failure error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Skeleton height={320} />;
  return <OpenEditor key={draft} draft={found.data} />;
}
