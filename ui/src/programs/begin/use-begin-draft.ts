import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api } from '../../service/api.ts';

/** How a draft begins: from a version that is kept, or of a text. */
export type DraftBeginning = { readonly from: string; readonly title?: string } | { readonly source: string; readonly title?: string };

/** Begins a draft and opens it. What it is made of may have to be fetched first. */
export function useBeginDraft() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async (beginning: DraftBeginning | (() => Promise<DraftBeginning>)) => {
      const body = typeof beginning === 'function' ? await beginning() : beginning;
      return (await api.createDraft({ body })).body;
    },
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: ['drafts'] });
      await navigate({ to: `/drafts/${id}` });
    },
  });
}
