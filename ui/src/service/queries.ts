import { QueryClient, queryOptions } from '@tanstack/react-query';
import { ProblemError } from '@tierwright/client';
import { api } from './api.ts';
import { mayBeSignedIn, noteSignedIn } from './signed-in.ts';

/** What is refused stays refused; only what got no answer is asked again, and that the client does by itself. */
export const queries = new QueryClient({
  defaultOptions: { queries: { retry: false, staleTime: 10_000 }, mutations: { retry: false } },
});

/** Who is signed in; null where nobody is. */
export const me = queryOptions({
  queryKey: ['me'],
  staleTime: 60_000,
  queryFn: async ({ signal }) => {
    if (!mayBeSignedIn()) return null;
    try {
      return (await api.whoAmI({ signal })).body;
    } catch (error) {
      if (error instanceof ProblemError && error.status === 401) {
        noteSignedIn(false);
        return null;
      }
      throw error;
    }
  },
});

export const programs = queryOptions({
  queryKey: ['programs'],
  queryFn: async ({ signal }) => (await api.listPrograms({ query: { limit: 200 }, signal })).body.items,
});

export const openDrafts = queryOptions({
  queryKey: ['drafts'],
  queryFn: async ({ signal }) => (await api.listDrafts({ query: { limit: 200 }, signal })).body.items,
});
