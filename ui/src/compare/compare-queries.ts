import { queryOptions } from '@tanstack/react-query';
import { api } from '../service/api.ts';
import type { Difference } from './change-groups.ts';

/** What is compared: two versions by their hashes, or a version and a draft as it is now. */
export interface Compared {
  readonly a: string;
  readonly b?: string | undefined;
  readonly draft?: string | undefined;
}

export const difference = ({ a, b, draft }: Compared) =>
  queryOptions({
    queryKey: ['difference', a, b ?? null, draft ?? null],
    // Versions never change; a draft does.
    staleTime: draft === undefined ? Number.POSITIVE_INFINITY : 0,
    queryFn: async ({ signal }): Promise<Difference> =>
      draft === undefined
        ? (await api.diffVersions({ params: { hash: a, other: b ?? a }, signal })).body
        : (await api.diffDraft({ params: { draft }, query: { against: a }, signal })).body,
  });

/** A version's document, as the service keeps it. */
export const versionDocument = (hash: string | null) =>
  queryOptions({
    queryKey: ['document', hash],
    enabled: hash !== null,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => (await api.getDocument({ params: { hash: hash ?? '' }, signal })).body,
  });

const writtenOut = (document: unknown): string => JSON.stringify(document, null, 2);

/** Both sides as texts. */
export const comparedTexts = ({ a, b, draft }: Compared) =>
  queryOptions({
    queryKey: ['texts', a, b ?? null, draft ?? null],
    staleTime: draft === undefined ? Number.POSITIVE_INFINITY : 0,
    queryFn: async ({ signal }) => {
      const textOf = async (hash: string) => writtenOut((await api.getDocument({ params: { hash }, signal })).body);
      const later = async () => (draft === undefined ? textOf(b ?? a) : (await api.getDraft({ params: { draft }, signal })).body.source);
      const [before, after] = await Promise.all([textOf(a), later()]);
      return { before, after };
    },
  });

export const versionsOf = (program: string | null) =>
  queryOptions({
    queryKey: ['versions', program],
    enabled: program !== null,
    queryFn: async ({ signal }) =>
      (await api.listVersions({ params: { program: program ?? '' }, query: { limit: 200 }, signal })).body.items,
  });
