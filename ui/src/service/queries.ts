import { QueryClient, queryOptions } from '@tanstack/react-query';
import { type Operations, ProblemError } from '@tierwright/client';
import { api } from './api.ts';
import { everyPage } from './every-page.ts';
import { mayBeSignedIn, noteSignedIn } from './signed-in.ts';

/** What is refused stays refused; only what got no answer is asked again, and that the client does by itself. */
export const queries = new QueryClient({
  defaultOptions: { queries: { retry: false, staleTime: 10_000 }, mutations: { retry: false } },
});

type ItemOf<O extends keyof Operations> = Operations[O]['answer'] extends { readonly items: ReadonlyArray<infer Item> } ? Item : never;

export type Person = Operations['whoAmI']['answer'];
export type ProgramListed = ItemOf<'listPrograms'>;
export type DraftListed = ItemOf<'listDrafts'>;
export type ReviewListed = ItemOf<'listReviews'>;
export type VersionListed = ItemOf<'listVersions'>;
export type ReleaseListed = ItemOf<'listReleases'>;

const MY_KEY = ['me'] as const;

/** Who works on a page whose session has ended stays who they are until they sign in again: the page stays. */
const stillHere = (): Person | null => queries.getQueryData<Person | null>(MY_KEY) ?? null;

/** Who is signed in; null where nobody is. */
export const me = queryOptions({
  queryKey: MY_KEY,
  staleTime: 60_000,
  queryFn: async ({ signal }): Promise<Person | null> => {
    if (!mayBeSignedIn()) return stillHere();
    try {
      return (await api.whoAmI({ signal })).body;
    } catch (error) {
      if (error instanceof ProblemError && error.status === 401) {
        noteSignedIn(false);
        return stillHere();
      }
      throw error;
    }
  },
});

export const programs = queryOptions({
  queryKey: ['programs'],
  queryFn: ({ signal }) => everyPage((query) => api.listPrograms({ query, signal })),
});

export const openDrafts = queryOptions({
  queryKey: ['drafts'],
  queryFn: ({ signal }) => everyPage((query) => api.listDrafts({ query, signal })),
});

export const reviews = queryOptions({
  queryKey: ['reviews'],
  queryFn: ({ signal }) => everyPage((query) => api.listReviews({ query, signal })),
});

export const versionsOf = (program: string) =>
  queryOptions({
    queryKey: ['programs', program, 'versions'],
    queryFn: ({ signal }) => everyPage((query) => api.listVersions({ params: { program }, query, signal })),
  });

export const releasesOf = (program: string) =>
  queryOptions({
    queryKey: ['programs', program, 'releases'],
    queryFn: ({ signal }) => everyPage((query) => api.listReleases({ params: { program }, query, signal })),
  });

/** The document of a version: it never changes. */
export const documentOf = (hash: string) =>
  queryOptions({
    queryKey: ['documents', hash],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => (await api.getDocument({ params: { hash }, signal })).body,
  });
